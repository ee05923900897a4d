package io.github.portfolioplatform.model;

/**
 * What an instance, or several together, claim of the cluster.
 *
 * @param storage the size of the claim
 * @param requests what the scheduler reserves
 * @param limits what the containers may use at most
 */
public record Allocation(Storage storage, Resources requests, Resources limits) {

    /** Nothing: the start of a sum. */
    public static final Allocation ZERO = new Allocation(Storage.ZERO, Resources.ZERO, Resources.ZERO);

    /** {@return the sum} */
    public Allocation plus(Allocation other) {
        return new Allocation(storage.plus(other.storage), requests.plus(other.requests), limits.plus(other.limits));
    }
}
