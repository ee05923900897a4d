package io.github.portfolioplatform.dekorate;

import io.github.portfolioplatform.engine.Dialect;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The application uses an instance of the portfolio. In the manifests that Dekorate generates for the class, its container gets the
 * variables of the connection, and its pods the label of those who use the instance.
 *
 * <pre>{@code
 * @KubernetesApplication(name = "orders")
 * @BoundDatabase(value = "postgresql-orders", dialect = Dialect.SPRING_BOOT_4)
 * @BoundDatabase(value = "redis-sessions", dialect = Dialect.SPRING_BOOT_4, application = "Orders")
 * public class Orders { … }
 * }</pre>
 *
 * <p>Passwords are references to keys of the instance's Secret, never values. Pods read Secrets of their own namespace only, so the
 * application is applied to the namespace of the environment.
 *
 * <p>In an environment of the profile {@code production} the manifests also have the namespace and the labels that the portfolio declares for
 * the application under {@code consumers}, the certificate authority by which it checks the server, a security context as the Pod Security
 * Standard <i>restricted</i> demands it, and resources where the application sets none. The image must run as another user than root. An
 * application that could not start there does not compile.
 */
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.TYPE)
@Repeatable(BoundDatabase.List.class)
public @interface BoundDatabase {

    /** {@return the name of the instance} */
    String value();

    /**
     * {@return the variables that the application reads; one for each part of the connection unless it says otherwise} Names of Spring
     * Boot's properties become variables as Spring Boot reads them. The entries of a binding Secret are no variables, and refused.
     */
    Dialect dialect() default Dialect.VARIABLES;

    /** {@return what the names of all variables begin with, {@code ORDERS_}, so that two instances of one engine do not collide} */
    String prefix() default "";

    /**
     * {@return the application as the portfolio calls it: the owner of the instance, or one that it is shared with} It is needed where
     * that name and Dekorate's differ in more than case, blanks and punctuation.
     */
    String application() default "";

    /**
     * {@return the environment whose instance is meant; needed if the portfolio has several} The processor's option {@code
     * -Aportfolio.environment=…} overrides it, so that one class is built for each of them.
     */
    String environment() default "";

    /**
     * {@return the file of the portfolio, as seen from the folder of the POM} It is {@code portfolio.yaml} in that folder or the nearest one above that
     * has it, unless this or the processor's option {@code -Aportfolio.spec=…}, which overrides it, says otherwise.
     */
    String spec() default "";

    /**
     * {@return whether whoever brings the Secret promises a password of letters, digits and {@code -._~} alone} Kubernetes puts a password
     * into a URL as it is, without encoding it; dialects with a URL need this promise where the portfolio does not know the password.
     */
    boolean urlSafePassword() default false;

    /** Several instances. */
    @Retention(RetentionPolicy.SOURCE)
    @Target(ElementType.TYPE)
    @interface List {

        /** {@return the instances} */
        BoundDatabase[] value();
    }
}
