package io.github.portfolioplatform.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What instances claim together, exactly.
 *
 * @param all of all instances
 * @param byEngine of the instances of each engine that has any, in the order in which they were declared
 * @param byApplication of the instances that each application owns, in the order in which they were declared
 */
public record Totals(Claimed all, Map<Engine, Claimed> byEngine, Map<String, Claimed> byApplication) {

    /**
     * A sum.
     *
     * @param instances how many instances it counts
     * @param allocation what they claim
     */
    public record Claimed(int instances, Allocation allocation) {

        private static final Claimed NOTHING = new Claimed(0, Allocation.ZERO);

        private static Claimed by(DatabaseInstance instance) {
            return new Claimed(1, instance.claimed());
        }

        private Claimed plus(Claimed other) {
            return new Claimed(instances + other.instances, allocation.plus(other.allocation));
        }
    }

    /** {@return the totals of these instances} */
    public static Totals of(List<DatabaseInstance> instances) {
        Claimed all = instances.stream().map(Claimed::by).reduce(Claimed.NOTHING, Claimed::plus);
        return new Totals(
                all, grouped(instances, DatabaseInstance::engine), grouped(instances, DatabaseInstance::application));
    }

    private static <K> Map<K, Claimed> grouped(List<DatabaseInstance> instances, Function<DatabaseInstance, K> key) {
        Map<K, Claimed> groups = new LinkedHashMap<>();
        instances.forEach(instance -> groups.merge(key.apply(instance), Claimed.by(instance), Claimed::plus));
        return Collections.unmodifiableMap(groups);
    }
}
