package io.github.portfolioplatform.model;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Says that an instance is gone on purpose, with its data.
 *
 * <pre>{@code
 * Tombstone gone = Tombstone.of("redis-old", "its sessions had ended");
 * }</pre>
 *
 * @param instance the name that the instance had
 * @param environment the environment in which it is gone; empty for all
 * @param reason why, and what became of the data, for the reviewer
 */
public record Tombstone(String instance, Optional<String> environment, String reason) {

    /** Refuses null. */
    public Tombstone {
        requireNonNull(instance, "instance");
        requireNonNull(environment, "environment");
        requireNonNull(reason, "reason");
    }

    /** {@return a tombstone for an instance that is gone in all environments} */
    public static Tombstone of(String instance, String reason) {
        return new Tombstone(instance, Optional.empty(), reason);
    }

    /** {@return a tombstone for that environment alone} */
    public Tombstone in(String otherEnvironment) {
        requireNonNull(otherEnvironment, "otherEnvironment");
        return new Tombstone(instance, Optional.of(otherEnvironment), reason);
    }
}
