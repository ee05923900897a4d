package io.github.portfolioplatform.model;

import java.util.List;

/**
 * A dedicated PostgreSQL server with one database.
 *
 * @param name the name of the instance
 * @param application the application that owns it
 * @param sharedWith the applications that use it beside its owner
 * @param image what it runs
 * @param allocation what it claims
 * @param database the database that is created at the first start
 * @param credentials the user that is created at the first start and owns the database
 */
public record PostgreSql(
        String name,
        String application,
        List<SharedUse> sharedWith,
        ServerImage image,
        Allocation allocation,
        String database,
        Credentials credentials)
        implements DatabaseInstance {

    /** Copies the list. */
    public PostgreSql {
        sharedWith = List.copyOf(sharedWith);
    }

    /** {@return a builder in which nothing is said} */
    public static PostgreSqlBuilder builder() {
        return new PostgreSqlBuilder();
    }

    /** {@return a builder for an instance of that name} */
    public static PostgreSqlBuilder named(String name) {
        return builder().name(name);
    }

    @Override
    public Password password() {
        return credentials.password();
    }

    @Override
    public Engine engine() {
        return Engine.POSTGRESQL;
    }
}
