/**
 * The seam between the loop that renders an environment and its concerns: what a concern is given, and the values that it returns.
 */
@NullMarked
package io.github.portfolioplatform.render.concern;

import org.jspecify.annotations.NullMarked;
