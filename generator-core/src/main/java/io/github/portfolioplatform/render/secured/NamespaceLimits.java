package io.github.portfolioplatform.render.secured;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LimitRange;
import io.fabric8.kubernetes.api.model.LimitRangeItem;
import io.fabric8.kubernetes.api.model.LimitRangeSpec;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import io.fabric8.kubernetes.api.model.ResourceQuotaSpec;
import io.github.portfolioplatform.model.Environment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * What may run in a namespace that is ours alone: what is rendered, and a pod that a person starts to look around. Both follow from the
 * resources themselves, so that nothing of them can be forgotten.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/policy/resource-quotas/">Kubernetes: resource quotas</a>
 * @see <a href="https://kubernetes.io/docs/concepts/policy/limit-range/">Kubernetes: limit ranges</a>
 */
public final class NamespaceLimits {

    /** What a container has that sets nothing, as that of {@code kubectl debug} or {@code kubectl run}: enough for a client of any engine. */
    private static final Claims GUEST = claims(
            Map.of("requests.cpu", "50m", "requests.memory", "128Mi", "limits.cpu", "500m", "limits.memory", "256Mi"));

    private final Environment environment;
    private final Supplier<SortedMap<String, String>> labels;
    private final NamespaceUse use;

    private NamespaceLimits(
            Environment environment, Supplier<SortedMap<String, String>> labels, List<HasMetadata> resources) {
        this.environment = environment;
        this.labels = labels;
        this.use = NamespaceUse.of(resources);
    }

    /** {@return the quota and the limits of the namespace that these hardened resources are in, by what they are for} */
    public static Map<String, HasMetadata> of(
            Environment environment, Supplier<SortedMap<String, String>> labels, List<HasMetadata> resources) {
        NamespaceLimits limits = new NamespaceLimits(environment, labels, resources);
        Map<String, HasMetadata> both = new LinkedHashMap<>();
        both.put("resource-quota", limits.quota());
        both.put("limit-range", limits.range());
        return both;
    }

    private ObjectMeta metadata() {
        ObjectMeta metadata = new ObjectMeta();
        metadata.setName(environment.portfolio());
        metadata.setNamespace(environment.namespace());
        metadata.setLabels(labels.get());
        return metadata;
    }

    /**
     * The pod of a StatefulSet is gone before its successor comes, and needs no room beside it; a job that somebody starts by hand does, so
     * there is room for one more of the largest, or for a pod that sets nothing.
     */
    private ResourceQuota quota() {
        SortedMap<String, Quantity> most = new TreeMap<>();
        use.all().plus(use.largestJob().orMore(GUEST)).amounts().forEach((name, amount) -> {
            if (!name.endsWith("ephemeral-storage")) {
                most.put(name, new Quantity(amount.toString()));
            }
        });
        most.put("services.nodeports", new Quantity("0"));
        most.put("services.loadbalancers", new Quantity("0"));
        ResourceQuotaSpec spec = new ResourceQuotaSpec();
        spec.setHard(most);
        ResourceQuota quota = new ResourceQuota();
        quota.setMetadata(metadata());
        quota.setSpec(spec);
        return quota;
    }

    private LimitRange range() {
        LimitRangeItem containers = new LimitRangeItem();
        containers.setType("Container");
        containers.setMin(amounts(use.leastOfContainers().orLess(GUEST), "requests."));
        containers.setDefaultRequest(amounts(GUEST, "requests."));
        containers.setDefault(amounts(GUEST, "limits."));
        containers.setMax(amounts(use.mostOfContainers().orMore(GUEST), "limits."));
        LimitRangeItem claims = new LimitRangeItem();
        claims.setType("PersistentVolumeClaim");
        claims.setMin(Map.of("storage", amount(use.leastOfVolumes(), NamespaceUse.STORAGE)));
        claims.setMax(Map.of("storage", amount(use.mostOfVolumes(), NamespaceUse.STORAGE)));
        LimitRangeSpec spec = new LimitRangeSpec();
        spec.setLimits(List.of(containers, claims));
        LimitRange range = new LimitRange();
        range.setMetadata(metadata());
        range.setSpec(spec);
        return range;
    }

    private static Claims claims(Map<String, String> amounts) {
        Claims claims = Claims.NONE;
        for (Map.Entry<String, String> amount : amounts.entrySet()) {
            claims = claims.plus(
                    Claims.of(amount.getKey(), io.github.portfolioplatform.model.Quantity.parse(amount.getValue())));
        }
        return claims;
    }

    private static Map<String, Quantity> amounts(Claims claims, String kind) {
        return new TreeMap<>(Map.of("cpu", amount(claims, kind + "cpu"), "memory", amount(claims, kind + "memory")));
    }

    private static Quantity amount(Claims claims, String name) {
        return new Quantity(claims.amount(name).toString());
    }
}
