/** Everything that is true of MongoDB alone. */
@NullMarked
package io.github.portfolioplatform.engine.mongodb;

import org.jspecify.annotations.NullMarked;
