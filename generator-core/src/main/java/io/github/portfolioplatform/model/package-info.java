/**
 * The typed model: which dedicated databases exist, whom they belong to, what they may claim.
 *
 * <p>Values are immutable records; what a compiler cannot see is checked by the rules of this package when a portfolio is built, all
 * rules in one go. The model knows nothing of YAML, Kubernetes resources or files.
 */
@NullMarked
package io.github.portfolioplatform.model;

import org.jspecify.annotations.NullMarked;
