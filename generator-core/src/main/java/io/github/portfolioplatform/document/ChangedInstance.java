package io.github.portfolioplatform.document;

import io.github.portfolioplatform.change.ChangeSet;
import io.github.portfolioplatform.change.Impact;
import io.github.portfolioplatform.change.ResourceChange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What changes of an instance in the cluster.
 *
 * @param name the instance; outside of instances, the resource
 * @param resources the resources that change, at least one
 */
record ChangedInstance(InstanceName name, List<ResourceChange> resources) {

    private static final Comparator<ResourceChange> WORST_FIRST = Comparator.comparing(
                    (ResourceChange change) -> change.impact().kind())
            .reversed();

    /** Sorts the resources, those with the worst impact first. */
    ChangedInstance {
        resources = resources.stream().sorted(WORST_FIRST).toList();
    }

    /** {@return the instances that change, those with the worst impact first} */
    static List<ChangedInstance> of(ChangeSet changes) {
        SortedMap<InstanceName, List<ResourceChange>> byName = new TreeMap<>();
        for (ResourceChange change : changes.resources()) {
            InstanceName name = new InstanceName(change.environment(), change.instance());
            byName.computeIfAbsent(name, key -> new ArrayList<>()).add(change);
        }
        return byName.entrySet().stream()
                .map(entry -> new ChangedInstance(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(instance -> instance.resources().get(0), WORST_FIRST))
                .toList();
    }

    /** {@return whether it is one resource outside of all folders of instances} */
    boolean isOneResource() {
        return resources.size() == 1
                && InstanceName.ofFile(resources.get(0).path()).equals(InstanceName.NONE);
    }

    Impact worst() {
        return resources.get(0).impact();
    }

    /** {@return the worst impact in words, and whether pods restart besides: {@code data at risk, 1 pod restarts}} */
    String impact() {
        int pods = resources.stream()
                .mapToInt(change -> change.impact().pods().size())
                .sum();
        boolean isSaid = pods == 0 || worst().kind() == Impact.Kind.ROLLING_RESTART;
        return worst().text() + (isSaid ? "" : ", " + Counted.of(pods, "pod restarts", "pods restart"));
    }
}
