/** The list of backends. */
@NullMarked
package io.github.portfolioplatform.backend.catalog;

import org.jspecify.annotations.NullMarked;
