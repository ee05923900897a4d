package io.github.portfolioplatform.model;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A risky change that somebody answers for. It accepts one new value of one instance, so that it cannot let a later change through.
 *
 * <pre>{@code
 * AcceptedChange moved = AcceptedChange.of(
 *                 RiskyChange.STORAGE_SHRINKS, "postgresql-orders", "10Gi", "restored into a new claim on Monday")
 *         .in("production");
 * }</pre>
 *
 * @param instance the name of the instance
 * @param environment the environment in which it is accepted; empty for all
 * @param change what is accepted
 * @param to the new value that is accepted, as the refusal shows it: {@code 1Gi}
 * @param reason why it is right, for the reviewer
 */
public record AcceptedChange(
        String instance, Optional<String> environment, RiskyChange change, String to, String reason) {

    /** Refuses null. */
    public AcceptedChange {
        requireNonNull(instance, "instance");
        requireNonNull(environment, "environment");
        requireNonNull(change, "change");
        requireNonNull(to, "to");
        requireNonNull(reason, "reason");
    }

    /** {@return a change that is accepted in all environments} */
    public static AcceptedChange of(RiskyChange change, String instance, String to, String reason) {
        return new AcceptedChange(instance, Optional.empty(), change, to, reason);
    }

    /** {@return the same change, accepted in that environment alone} */
    public AcceptedChange in(String otherEnvironment) {
        requireNonNull(otherEnvironment, "otherEnvironment");
        return new AcceptedChange(instance, Optional.of(otherEnvironment), change, to, reason);
    }
}
