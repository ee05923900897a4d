package io.github.portfolioplatform.model;

import static java.util.Objects.requireNonNull;

import io.github.portfolioplatform.problem.CheckReturnValue;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says that an instance is gone on purpose, with its data.
 *
 * <pre>{@code
 * Tombstone gone = Tombstone.of("redis-old", "its sessions had ended");
 * }</pre>
 */
@CheckReturnValue
public final class Tombstone {

    private final String instance;
    private final @Nullable String environment;
    private final String reason;

    Tombstone(String instance, @Nullable String environment, String reason) {
        requireNonNull(instance, "instance");
        requireNonNull(reason, "reason");
        this.instance = instance;
        this.environment = environment;
        this.reason = reason;
    }

    /** {@return a tombstone for an instance that is gone in all environments} */
    public static Tombstone of(String instance, String reason) {
        return new Tombstone(instance, null, reason);
    }

    /** {@return a tombstone for that environment alone} */
    public Tombstone in(String otherEnvironment) {
        requireNonNull(otherEnvironment, "otherEnvironment");
        return new Tombstone(instance, otherEnvironment, reason);
    }

    /** {@return the name that the instance had} */
    public String instance() {
        return instance;
    }

    /** {@return the environment in which it is gone; empty for all} */
    public Optional<String> environment() {
        return Optional.ofNullable(environment);
    }

    /** {@return why, and what became of the data, for the reviewer} */
    public String reason() {
        return reason;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Tombstone that
                && instance.equals(that.instance)
                && Objects.equals(environment, that.environment)
                && reason.equals(that.reason);
    }

    @Override
    public int hashCode() {
        return Objects.hash(instance, environment, reason);
    }

    @Override
    public String toString() {
        return "Tombstone[instance=" + instance + ", environment=" + Optional.ofNullable(environment) + ", reason="
                + reason + "]";
    }
}
