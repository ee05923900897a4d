/** Everything that is true of Redis alone. */
@NullMarked
package io.github.portfolioplatform.engine.redis;

import org.jspecify.annotations.NullMarked;
