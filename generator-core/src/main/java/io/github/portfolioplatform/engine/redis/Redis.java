package io.github.portfolioplatform.engine.redis;

import static java.util.Objects.requireNonNull;

import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.Engine;
import io.github.portfolioplatform.model.InstanceBasics;
import io.github.portfolioplatform.model.Password;
import java.util.Optional;

/**
 * A dedicated Redis server. It has no named database and, with {@code requirepass}, no user.
 *
 * <pre>{@code
 * RedisBuilder cache = Redis.builder("redis-sessions")
 *         .application("Shop")
 *         .password(Password.of("sess10ns"))
 *         .image(ImageReference.parse("redis:7.4-bookworm"))
 *         .storage(Storage.gibibytes(1))
 *         .requests(Memory.mebibytes(128), Cpu.millicores(100))
 *         .limits(Memory.mebibytes(256), Cpu.millicores(250));
 * }</pre>
 *
 * @param basics what instances of all engines have in common
 * @param password the password of every client; empty where the Secret that holds it is brought from outside
 */
public record Redis(InstanceBasics basics, Optional<Password> password) implements DatabaseInstance {

    /** The engine of these instances. */
    public static final Engine ENGINE = RedisEngine.INSTANCE;

    /** Refuses null. */
    public Redis {
        requireNonNull(basics, "basics");
        requireNonNull(password, "password");
    }

    /** {@return a builder for an instance of that name} */
    public static RedisBuilder builder(String name) {
        return new RedisBuilder().name(name);
    }

    @Override
    public Engine engine() {
        return ENGINE;
    }
}
