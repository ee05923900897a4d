package io.github.portfolioplatform.model;

import static java.util.Objects.requireNonNull;

import io.github.portfolioplatform.problem.CheckReturnValue;

/**
 * What an instance, or several together, claim of the cluster.
 *
 * @param storage the size of the claim
 * @param requests what the scheduler reserves
 * @param limits what the containers may use at most
 */
@CheckReturnValue
public record Allocation(Storage storage, Resources requests, Resources limits) {

    /** Refuses null. */
    public Allocation {
        requireNonNull(storage, "storage");
        requireNonNull(requests, "requests");
        requireNonNull(limits, "limits");
    }

    /** Nothing: the start of a sum. */
    public static final Allocation ZERO = new Allocation(Storage.ZERO, Resources.ZERO, Resources.ZERO);

    /** {@return the sum} */
    public Allocation plus(Allocation other) {
        requireNonNull(other, "other");
        return new Allocation(storage.plus(other.storage), requests.plus(other.requests), limits.plus(other.limits));
    }
}
