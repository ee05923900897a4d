package io.github.portfolioplatform.change;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
            boolean isNew = !was && pairs.stream().noneMatch(Pair::isKept);
            changes.add(new InstanceChange(key, pairs, () -> differences.unchanged(key), isNew, !is));
        });
        return changes;
    }

    private static Set<InstanceKey> owners(List<Resource> resources) {
        return resources.stream().map(Resource::owner).collect(Collectors.toSet());
    }

    /** A resource that is in several namespaces stays what it is in each of them; the rest may have moved. */
    private static List<Pair> pairs(Differences.ReadFiles files) {
        KnownSecrets secrets = KnownSecrets.in(files.before(), files.after());
        List<Pair> pairs = new ArrayList<>();
        List<Resource> old = new ArrayList<>(files.before());
        List<Resource> now = new ArrayList<>();
        for (Resource after : files.after()) {
            Optional<Resource> same =
                    old.stream().filter(before -> isSame(before, after)).findFirst();
            same.ifPresentOrElse(
                    before -> {
                        old.remove(before);
                        pairs.add(Pair.of(before, after, secrets));
                    },
                    () -> now.add(after));
        }
        pairs.addAll(moved(old, now, secrets));
        return pairs;
    }

    private static boolean isSame(Resource before, Resource after) {
        return before.kind().equals(after.kind())
                && before.name().equals(after.name())
                && before.namespace().equals(after.namespace())
                && before.owner().environment().equals(after.owner().environment());
    }

    private static List<Pair> moved(List<Resource> old, List<Resource> now, KnownSecrets secrets) {
        Map<Identity, Resource> before = byIdentity(old);
        List<Pair> pairs = new ArrayList<>();
        byIdentity(now).forEach((identity, after) -> {
            Resource was = before.remove(identity);
            pairs.add(was == null ? Pair.added(after) : Pair.of(was, after, secrets));
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
