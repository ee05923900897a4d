/**
 * Turns a portfolio into Kubernetes resources.
 *
 * <p>{@link io.github.portfolioplatform.render.Rendering} is the door. One class renders one concern of an instance; each returns
 * values and changes nothing. What engines differ in comes from their {@code DatabaseServer}. Before anything leaves the package, {@code
 * ClosedSet} has seen that all references among the resources hold.
 */
@NullMarked
package io.github.portfolioplatform.render;

import org.jspecify.annotations.NullMarked;
