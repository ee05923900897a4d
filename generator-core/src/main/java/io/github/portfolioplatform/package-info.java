/**
 * Renders dedicated databases for Kubernetes from one typed description.
 *
 * <p>The way of the data is {@code spec} → {@code model} → {@code render} → {@code yaml} → {@code manifest}; {@link
 * io.github.portfolioplatform.PortfolioGenerator} walks it in one call. Each package has one door and may use only packages before
 * it, which a test holds.
 */
@NullMarked
package io.github.portfolioplatform;

import org.jspecify.annotations.NullMarked;
