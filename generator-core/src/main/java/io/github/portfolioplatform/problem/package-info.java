/**
 * What is wrong, where, and what to write instead.
 *
 * <p>Every stage reports its findings as {@link io.github.portfolioplatform.problem.Problem} values and goes on, so that one run
 * shows all of them; an exception carries them out of the library only at the end of a stage. This package knows nothing of
 * YAML, Kubernetes or Maven.
 */
@NullMarked
package io.github.portfolioplatform.problem;

import org.jspecify.annotations.NullMarked;
