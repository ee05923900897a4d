package io.github.portfolioplatform.change;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Finds which resource is which, by environment, kind and name wherever it is written, and which instance it belongs to. */
final class InstanceChanges {

    /** What stays the same of a resource; the number tells twins in one environment apart. */
    private record Identity(String environment, String kind, String name, int number) {}

    private InstanceChanges() {}

    /** {@return the changes of these files by instance} */
    static List<InstanceChange> of(Differences.ReadFiles files, Differences differences) {
        SortedMap<InstanceKey, List<Pair>> byInstance = new TreeMap<>();
        for (Pair pair : pairs(files)) {
            byInstance
                    .computeIfAbsent(pair.resource().owner(), key -> new ArrayList<>())
                    .add(pair);
        }
        Set<InstanceKey> before = owners(files.before());
        Set<InstanceKey> after = owners(files.after());
        List<InstanceChange> changes = new ArrayList<>();
        byInstance.forEach((key, pairs) -> {
            boolean was = before.contains(key) || differences.hadFolder(key);
            boolean is = after.contains(key) || differences.hasFolder(key);
            changes.add(new InstanceChange(key, pairs, !was && pairs.stream().noneMatch(Pair::isKept), !is));
        });
        return changes;
    }

    private static Set<InstanceKey> owners(List<Resource> resources) {
        return resources.stream().map(Resource::owner).collect(Collectors.toSet());
    }

    private static List<Pair> pairs(Differences.ReadFiles files) {
        Map<Identity, Resource> before = byIdentity(files.before());
        List<Pair> pairs = new ArrayList<>();
        byIdentity(files.after()).forEach((identity, after) -> {
            Resource old = before.remove(identity);
            pairs.add(old == null ? Pair.added(after) : Pair.of(old, after));
        });
        before.values().forEach(resource -> pairs.add(Pair.removed(resource)));
        return pairs;
    }

    private static Map<Identity, Resource> byIdentity(List<Resource> resources) {
        Map<Identity, Integer> seen = new HashMap<>();
        Map<Identity, Resource> byIdentity = new LinkedHashMap<>();
        for (Resource resource : resources) {
            Identity first = new Identity(resource.owner().environment(), resource.kind(), resource.name(), 0);
            int number = seen.merge(first, 1, Integer::sum);
            byIdentity.put(new Identity(first.environment, first.kind, first.name, number), resource);
        }
        return byIdentity;
    }
}
