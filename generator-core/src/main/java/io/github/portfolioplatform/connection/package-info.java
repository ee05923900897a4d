/** How applications connect to their instances. */
@NullMarked
package io.github.portfolioplatform.connection;

import org.jspecify.annotations.NullMarked;
