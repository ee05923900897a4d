/** What the goals of the generator are compared with. */
@NullMarked
package io.github.portfolioplatform.benchmark;

import org.jspecify.annotations.NullMarked;
