/** The quota and the limits of a namespace, which follow from what is rendered. */
@NullMarked
package io.github.portfolioplatform.render.limits;

import org.jspecify.annotations.NullMarked;
