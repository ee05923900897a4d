/**
 * The typed model: which dedicated databases exist, whom they belong to, what they may claim.
 *
 * <p>Values are immutable records; what a compiler cannot see is checked by the rules of this package when a portfolio is built, all
 * rules in one go. The model knows nothing of YAML, Kubernetes resources or files.
 *
 * <p>Each method of this package refuses null at once, unless its parameter is marked as nullable, and names the parameter.
 *
 * <p>A value that is set twice is the later one: a name, an image, a size. What has parts adds up when it is set twice, on a builder and
 * on a value: {@link InstanceSettings}, {@link Customization}, {@link SecuritySettings}, {@link BackupSettings}, {@link BackupJobs}, {@link
 * ResourceSettings} and {@link Quota}. Parts that were set before stay, unless they are set again. So two calls of {@code override} for the
 * same instance, or of {@code defaults} for the same engine, both count.
 */
@NullMarked
package io.github.portfolioplatform.model;

import org.jspecify.annotations.NullMarked;
