package io.github.portfolioplatform.engine.mongodb;

import static java.util.Objects.requireNonNull;

import io.github.portfolioplatform.model.Credentials;
import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.Engine;
import io.github.portfolioplatform.model.InstanceBasics;
import io.github.portfolioplatform.model.Password;
import java.util.Optional;

/**
 * A dedicated MongoDB server.
 *
 * <pre>{@code
 * MongoDbBuilder courses = MongoDb.builder("mongodb-courses")
 *         .application("Academy")
 *         .database("courses")
 *         .password(Password.of("c0urses"))
 *         .image(ImageReference.parse("mongo:8.0-noble"))
 *         .storage(Storage.gibibytes(10))
 *         .requests(Memory.gibibytes(1), Cpu.millicores(250))
 *         .limits(Memory.gibibytes(2), Cpu.millicores(500))
 *         .label("example.com/tier", "gold");
 * }</pre>
 *
 * @param basics what instances of all engines have in common
 * @param database the database of the application; MongoDB creates it with the first write
 * @param credentials the root user that is created at the first start, in the database {@code admin}
 */
public record MongoDb(InstanceBasics basics, String database, Credentials credentials) implements DatabaseInstance {

    /** The engine of these instances. */
    public static final Engine ENGINE = MongoDbEngine.INSTANCE;

    /** Refuses null. */
    public MongoDb {
        requireNonNull(basics, "basics");
        requireNonNull(database, "database");
        requireNonNull(credentials, "credentials");
    }

    /** {@return a builder for an instance of that name} */
    public static MongoDbBuilder builder(String name) {
        return new MongoDbBuilder().name(name);
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
