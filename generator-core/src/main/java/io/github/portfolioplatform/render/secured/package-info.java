/**
 * What surrounds a server of production: everything that is no engine's. One class renders one concern.
 *
 * <p>{@link io.github.portfolioplatform.render.secured.Surroundings} is the door for an instance, {@link
 * io.github.portfolioplatform.render.secured.Hardening} for its pods and {@link
 * io.github.portfolioplatform.render.secured.NamespaceLimits} for an environment. Nothing of this package is loaded where nothing is of
 * production.
 */
@NullMarked
package io.github.portfolioplatform.render.secured;

import org.jspecify.annotations.NullMarked;
