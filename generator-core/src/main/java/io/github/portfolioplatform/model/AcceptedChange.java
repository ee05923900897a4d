package io.github.portfolioplatform.model;

import static java.util.Objects.requireNonNull;

import io.github.portfolioplatform.problem.CheckReturnValue;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A risky change that somebody answers for. It accepts one new value of one instance, so that it cannot let a later change through.
 *
 * <pre>{@code
 * AcceptedChange moved = AcceptedChange.of(
 *                 RiskyChange.STORAGE_SHRINKS, "postgresql-orders", "10Gi", "restored into a new claim on Monday")
 *         .in("production");
 * }</pre>
 */
@CheckReturnValue
public final class AcceptedChange {

    private final String instance;
    private final @Nullable String environment;
    private final RiskyChange change;
    private final String to;
    private final String reason;

    AcceptedChange(String instance, @Nullable String environment, RiskyChange change, String to, String reason) {
        requireNonNull(instance, "instance");
        requireNonNull(change, "change");
        requireNonNull(to, "to");
        requireNonNull(reason, "reason");
        this.instance = instance;
        this.environment = environment;
        this.change = change;
        this.to = to;
        this.reason = reason;
    }

    /** {@return a change that is accepted in all environments} */
    public static AcceptedChange of(RiskyChange change, String instance, String to, String reason) {
        return new AcceptedChange(instance, null, change, to, reason);
    }

    /** {@return the same change, accepted in that environment alone} */
    public AcceptedChange in(String otherEnvironment) {
        requireNonNull(otherEnvironment, "otherEnvironment");
        return new AcceptedChange(instance, otherEnvironment, change, to, reason);
    }

    /** {@return the name of the instance} */
    public String instance() {
        return instance;
    }

    /** {@return the environment in which it is accepted; empty for all} */
    public Optional<String> environment() {
        return Optional.ofNullable(environment);
    }

    /** {@return what is accepted} */
    public RiskyChange change() {
        return change;
    }

    /** {@return the new value that is accepted, as the refusal shows it: {@code 1Gi}} */
    public String to() {
        return to;
    }

    /** {@return why it is right, for the reviewer} */
    public String reason() {
        return reason;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AcceptedChange that
                && instance.equals(that.instance)
                && Objects.equals(environment, that.environment)
                && change.equals(that.change)
                && to.equals(that.to)
                && reason.equals(that.reason);
    }

    @Override
    public int hashCode() {
        return Objects.hash(instance, environment, change, to, reason);
    }

    @Override
    public String toString() {
        return "AcceptedChange[instance=" + instance + ", environment=" + Optional.ofNullable(environment) + ", change="
                + change + ", to=" + to + ", reason=" + reason + "]";
    }
}
