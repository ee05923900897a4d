package io.github.portfolioplatform.model;

import java.util.List;

/**
 * A dedicated MongoDB server.
 *
 * @param name the name of the instance
 * @param application the application that owns it
 * @param sharedWith the applications that use it beside its owner
 * @param image what it runs
 * @param allocation what it claims
 * @param database the database of the application; MongoDB creates it with the first write
 * @param credentials the root user that is created at the first start, in the database {@code admin}
 */
public record MongoDb(
        String name,
        String application,
        List<SharedUse> sharedWith,
        ServerImage image,
        Allocation allocation,
        String database,
        Credentials credentials)
        implements DatabaseInstance {

    /** Copies the list. */
    public MongoDb {
        sharedWith = List.copyOf(sharedWith);
    }

    /** {@return a builder in which nothing is said} */
    public static MongoDbBuilder builder() {
        return new MongoDbBuilder();
    }

    /** {@return a builder for an instance of that name} */
    public static MongoDbBuilder named(String name) {
        return builder().name(name);
    }

    @Override
    public Password password() {
        return credentials.password();
    }

    @Override
    public Engine engine() {
        return Engine.MONGODB;
    }
}
