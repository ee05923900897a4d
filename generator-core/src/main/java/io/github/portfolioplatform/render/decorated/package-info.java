/**
 * What decorators may do to rendered resources, and what they may add beside them.
 *
 * <p>Everything rendered is compared with what the decorators made of it. A difference is refused unless {@link
 * io.github.portfolioplatform.render.decorated.AllowedChanges} lists its field, so that a field that nobody thought of is refused, too.
 */
@NullMarked
package io.github.portfolioplatform.render.decorated;

import org.jspecify.annotations.NullMarked;
