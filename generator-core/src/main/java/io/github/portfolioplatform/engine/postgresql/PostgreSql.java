package io.github.portfolioplatform.engine.postgresql;

import static java.util.Objects.requireNonNull;

import io.github.portfolioplatform.model.Credentials;
import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.Engine;
import io.github.portfolioplatform.model.InstanceBasics;
import io.github.portfolioplatform.model.Password;
import java.util.Optional;

/**
 * A dedicated PostgreSQL server with one database.
 *
 * <pre>{@code
 * PostgreSqlBuilder orders = PostgreSql.builder("postgresql-orders")
 *         .application("Shop")
 *         .database("orders")
 *         .user("orders_user")
 *         .password(Password.of("0rders"))
 *         .version(EngineVersion.parse("17"))
 *         .storage(Storage.gibibytes(20))
 *         .requests(Memory.gibibytes(1), Cpu.millicores(500))
 *         .limits(Memory.gibibytes(2), Cpu.cores(1));
 * }</pre>
 *
 * @param basics what instances of all engines have in common
 * @param database the database that is created at the first start
 * @param credentials the user that is created at the first start and owns the database
 */
public record PostgreSql(InstanceBasics basics, String database, Credentials credentials) implements DatabaseInstance {

    /** The engine of these instances. */
    public static final Engine ENGINE = PostgreSqlEngine.INSTANCE;

    /** Refuses null. */
    public PostgreSql {
        requireNonNull(basics, "basics");
        requireNonNull(database, "database");
        requireNonNull(credentials, "credentials");
    }

    /** {@return a builder for an instance of that name} */
    public static PostgreSqlBuilder builder(String name) {
        return new PostgreSqlBuilder().name(name);
    }

    @Override
    public Optional<Password> password() {
        return credentials.password();
    }

    @Override
    public Engine engine() {
        return ENGINE;
    }
}
