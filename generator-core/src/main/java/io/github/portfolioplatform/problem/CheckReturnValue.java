package io.github.portfolioplatform.problem;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The type is an immutable value, or the method returns one: what is set is in the result, and a call whose result is dropped has lost the
 * setting. Error Prone and other checkers know the annotation by its simple name, and report such a call.
 *
 * @see <a href="https://errorprone.info/bugpattern/CheckReturnValue">Error Prone: CheckReturnValue</a>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface CheckReturnValue {}
