/** Binds applications that Dekorate describes to the instances of a portfolio, while the compiler runs Dekorate. */
@NullMarked
package io.github.portfolioplatform.dekorate;

import org.jspecify.annotations.NullMarked;
