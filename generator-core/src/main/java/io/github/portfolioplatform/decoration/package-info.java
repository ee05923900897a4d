/**
 * Dekorate's decorators, applied to the resources of an instance: what a company wants of all its databases, and no portfolio should have
 * to say.
 *
 * <p>{@link io.github.portfolioplatform.decoration.Decorations} is the door, {@link io.github.portfolioplatform.decoration.Decoration} what
 * others implement. This is the only package that knows Dekorate, and no class of Dekorate is loaded before somebody asks for a
 * decorator.
 */
@NullMarked
package io.github.portfolioplatform.decoration;

import org.jspecify.annotations.NullMarked;
