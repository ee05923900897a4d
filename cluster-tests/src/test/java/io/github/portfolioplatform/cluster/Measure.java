package io.github.portfolioplatform.cluster;

import io.github.portfolioplatform.model.Allocation;
import io.github.portfolioplatform.model.Quantity;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** A ResourceQuota that limits nothing and shows what the pods and claims of a namespace use, as the cluster counts it. */
final class Measure {

    private static final String NAME = "measure";
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final ControlPlane cluster;
    private final String namespace;

    private Measure(ControlPlane cluster, String namespace) {
        this.cluster = cluster;
        this.namespace = namespace;
    }

    static Measure in(ControlPlane cluster, String namespace) {
        Map<String, Object> much = new TreeMap<>();
        keys(Allocation.ZERO).keySet().forEach(key -> much.put(key, "1000000Gi"));
        cluster.api()
                .apply(new Resource(Map.of(
                        "apiVersion",
                        "v1",
                        "kind",
                        "ResourceQuota",
                        "metadata",
                        Map.of("name", NAME, "namespace", namespace),
                        "spec",
                        Map.of("hard", much))))
                .succeeded();
        return new Measure(cluster, namespace);
    }

    /** Waits until the cluster counts exactly that. */
    void awaitUsed(Allocation expected) {
        Map<String, Quantity> wanted = keys(expected);
        Eventually.noneWithin(LIMIT, () -> {
            Map<String, Quantity> used = used();
            return used.equals(wanted) ? "" : "the cluster counts " + used + ", and the totals are " + wanted;
        });
    }

    private Map<String, Quantity> used() {
        Map<String, Quantity> used = new TreeMap<>();
        cluster.api()
                .read("v1", "ResourceQuota", namespace, NAME)
                .map(quota -> (Map<?, ?>) quota.at("status", "used"))
                .ifPresent(counted ->
                        counted.forEach((key, value) -> used.put((String) key, Quantity.parse((String) value))));
        return used;
    }

    void remove() {
        cluster.api().delete("v1", "ResourceQuota", namespace, NAME);
    }

    private static Map<String, Quantity> keys(Allocation allocation) {
        return new TreeMap<>(Map.of(
                "requests.storage", allocation.storage().quantity(),
                "requests.memory", allocation.requests().memory().quantity(),
                "requests.cpu", allocation.requests().cpu().quantity(),
                "limits.memory", allocation.limits().memory().quantity(),
                "limits.cpu", allocation.limits().cpu().quantity()));
    }
}
