/**
 * For the tests of those who use the library: a portfolio still renders to the files that somebody reviewed.
 *
 * <p>{@link io.github.portfolioplatform.testing.GoldenFolder} is the door. It needs no test framework, and fails with an {@link
 * java.lang.AssertionError}, which all of them understand.
 */
@NullMarked
package io.github.portfolioplatform.testing;

import org.jspecify.annotations.NullMarked;
