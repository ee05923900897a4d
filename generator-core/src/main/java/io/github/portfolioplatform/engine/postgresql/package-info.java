/** Everything that is true of PostgreSQL alone. */
@NullMarked
package io.github.portfolioplatform.engine.postgresql;

import org.jspecify.annotations.NullMarked;
