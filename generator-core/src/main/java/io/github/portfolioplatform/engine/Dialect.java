package io.github.portfolioplatform.engine;

import static java.util.Objects.requireNonNull;

import io.github.portfolioplatform.problem.InvalidValueException;
import io.github.portfolioplatform.problem.Problem;
import io.github.portfolioplatform.problem.Suggestion;
import java.util.Arrays;
import java.util.List;

/** A way to tell an application where its server is and how to log in. The engine of the server knows which of them its clients read. */
public enum Dialect {
    /** The URI that most drivers of the engine read. */
    URI("uri"),
    /** The variable that applications on Node.js read by convention, with the same URI. */
    NODE("node"),
    /** The properties of Spring Boot 3. */
    SPRING_BOOT_3("spring-boot-3"),
    /** The properties of Spring Boot 4, which renamed those of MongoDB. */
    SPRING_BOOT_4("spring-boot-4"),
    /** A variable for each part, so that the password can come from its Secret; for applications that put the parts together themselves. */
    VARIABLES("variables"),
    /** The entries of a binding Secret, as servicebinding.io names them. */
    SERVICE_BINDING("service-binding"),
    /** PostgreSQL: the URI as libpq and all that is built on it spell it. */
    LIBPQ("libpq"),
    /** PostgreSQL: the variables that libpq reads by itself. */
    LIBPQ_ENVIRONMENT("libpq-environment"),
    /** PostgreSQL: the complete URL of Java's blocking driver. */
    JDBC("jdbc"),
    /** PostgreSQL: the complete URL of Java's reactive driver. */
    R2DBC("r2dbc"),
    /** PostgreSQL: the URL of Python's SQLAlchemy, for the driver psycopg. */
    SQLALCHEMY("sqlalchemy"),
    /** MongoDB: the URI of which drivers look the port up in the DNS. */
    MONGODB_SRV("mongodb-srv");

    private final String id;

    Dialect(String id) {
        this.id = id;
    }

    /**
     * {@return the dialect of that {@link #id()}}
     *
     * @throws InvalidValueException if there is none; it lists all of them
     */
    public static Dialect of(String id) {
        requireNonNull(id, "id");
        return Arrays.stream(values())
                .filter(dialect -> dialect.id.equals(id))
                .findFirst()
                .orElseThrow(() -> unknown(id));
    }

    private static InvalidValueException unknown(String id) {
        List<String> ids = Arrays.stream(values()).map(Dialect::id).toList();
        String meant = Suggestion.of(id, ids)
                .map(suggestion -> "Did you mean '" + suggestion + "'? ")
                .orElse("");
        return new InvalidValueException(
                Problem.quoted(id) + " is not a dialect of connections.",
                meant + "There are " + String.join(", ", ids) + ".");
    }

    /** {@return the name on the command line: {@code spring-boot-4}} */
    public String id() {
        return id;
    }
}
