package io.github.portfolioplatform.model;

import java.util.List;

/**
 * A dedicated Redis server. It has no named database and, with {@code requirepass}, no user.
 *
 * @param name the name of the instance
 * @param application the application that owns it
 * @param sharedWith the applications that use it beside its owner
 * @param image what it runs
 * @param allocation what it claims
 * @param password the password of every client
 */
public record Redis(
        String name,
        String application,
        List<SharedUse> sharedWith,
        ServerImage image,
        Allocation allocation,
        Password password)
        implements DatabaseInstance {

    /** Copies the list. */
    public Redis {
        sharedWith = List.copyOf(sharedWith);
    }

    /** {@return a builder in which nothing is said} */
    public static RedisBuilder builder() {
        return new RedisBuilder();
    }

    /** {@return a builder for an instance of that name} */
    public static RedisBuilder named(String name) {
        return builder().name(name);
    }

    @Override
    public Engine engine() {
        return Engine.REDIS;
    }
}
