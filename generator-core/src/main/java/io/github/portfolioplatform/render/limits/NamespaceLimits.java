package io.github.portfolioplatform.render.limits;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LimitRange;
import io.fabric8.kubernetes.api.model.LimitRangeItem;
import io.fabric8.kubernetes.api.model.LimitRangeSpec;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import io.fabric8.kubernetes.api.model.ResourceQuotaSpec;
import io.github.portfolioplatform.engine.ResourceFile;
import io.github.portfolioplatform.engine.ResourceRole;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.render.concern.Contribution;
import io.github.portfolioplatform.render.concern.EnvironmentConcern;
import io.github.portfolioplatform.render.concern.Labels;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What may run in a namespace that is ours alone: what is rendered, and a pod that a person starts to look around. Both follow from the
 * resources themselves, so that nothing of them can be forgotten.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/policy/resource-quotas/">Kubernetes: resource quotas</a>
 * @see <a href="https://kubernetes.io/docs/concepts/policy/limit-range/">Kubernetes: limit ranges</a>
 */
public final class NamespaceLimits implements EnvironmentConcern {

    /** What a container has that sets nothing, as that of {@code kubectl debug} or {@code kubectl run}: enough for a client of any engine. */
    private static final Claims GUEST = claims(
            Map.of("requests.cpu", "50m", "requests.memory", "128Mi", "limits.cpu", "500m", "limits.memory", "256Mi"));

    /** Other workloads may share a namespace that is not created. */
    @Override
    public Contribution of(Environment environment, List<HasMetadata> ofInstances) {
        if (!environment.createsNamespace()) {
            return Contribution.NONE;
        }
        NamespaceUse use = NamespaceUse.of(ofInstances);
        Map<ResourceFile, HasMetadata> both = new LinkedHashMap<>();
        both.put(ResourceRole.RESOURCE_QUOTA.file(), quota(environment, use));
        both.put(ResourceRole.LIMIT_RANGE.file(), range(environment, use));
        return Contribution.of(both);
    }

    private static ObjectMeta metadata(Environment environment) {
        ObjectMeta metadata = new ObjectMeta();
        metadata.setName(environment.portfolio());
        metadata.setNamespace(environment.namespace());
        metadata.setLabels(Labels.ofEnvironment(environment));
        return metadata;
    }

    /**
     * The pod of a StatefulSet is gone before its successor comes, and needs no room beside it; a job that somebody starts by hand does, so
     * there is room for one more of the largest, or for a pod that sets nothing.
     */
    private static ResourceQuota quota(Environment environment, NamespaceUse use) {
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
        quota.setMetadata(metadata(environment));
        quota.setSpec(spec);
        return quota;
    }

    private static LimitRange range(Environment environment, NamespaceUse use) {
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
        range.setMetadata(metadata(environment));
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
