/** Everything that is true of Valkey alone. */
@NullMarked
package io.github.portfolioplatform.engine.valkey;

import org.jspecify.annotations.NullMarked;
