/**
 * Reads {@code portfolio.yaml} into the model, with a place for every value.
 *
 * <p>{@link io.github.portfolioplatform.spec.PortfolioSpec} is the door. A file is hostile until it is read: size, depth, aliases and
 * characters are limited first; then each key is checked against its {@code Shape}, from which the published JSON Schema is
 * generated, too; then the rules of the model run, and their problems are given the lines that the values came from.
 */
@NullMarked
package io.github.portfolioplatform.spec;

import org.jspecify.annotations.NullMarked;
