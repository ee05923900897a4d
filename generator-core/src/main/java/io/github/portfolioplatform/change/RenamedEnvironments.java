package io.github.portfolioplatform.change;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Environments that are gone while another one is new in the same namespace of the same cluster, with claims of the same names. In the
 * cluster these are the same objects, so that their data stays; only the folder has another name.
 */
final class RenamedEnvironments {

    /** What is applied without a namespace lands there. */
    private static final String UNSAID = "default";

    /**
     * Where data lies.
     *
     * @param cluster the cluster, {@code none} for the tool's own
     * @param namespace the namespace
     * @param claim the claim, or the StatefulSet that makes claims
     */
    private record Home(String cluster, String namespace, String claim) {}

    private RenamedEnvironments() {}

    /** {@return the new name of each renamed environment, by the old one} */
    static SortedMap<String, String> of(Baseline before, SortedMap<String, byte[]> rendered) {
        SortedSet<String> old = before.paths();
        Set<String> oldNames = environments(old);
        Set<String> newNames = environments(rendered.keySet());
        SortedSet<String> gone = without(oldNames, newNames);
        SortedSet<String> added = without(newNames, oldNames);
        if (gone.isEmpty() || added.isEmpty()) {
            return Collections.emptySortedMap();
        }
        Function<String, Optional<byte[]>> was =
                path -> old.contains(path) ? Optional.of(before.read(path)) : Optional.empty();
        Function<String, Optional<byte[]>> is = path -> Optional.ofNullable(rendered.get(path));
        Map<Home, String> homes = homes(added, rendered.keySet(), is);
        SortedMap<String, String> renamed = new TreeMap<>();
        homes(gone, old, was).forEach((home, environment) -> {
            if (homes.containsKey(home)) {
                renamed.put(environment, homes.get(home));
            }
        });
        return renamed;
    }

    private static Set<String> environments(Collection<String> paths) {
        return paths.stream()
                .flatMap(path -> InstanceKey.ofFolder(path).stream())
                .map(InstanceKey::environment)
                .collect(Collectors.toSet());
    }

    private static SortedSet<String> without(Set<String> some, Set<String> others) {
        SortedSet<String> rest = new TreeSet<>(some);
        rest.removeAll(others);
        return rest;
    }

    /** No two environments share a namespace of one cluster, so that a home has one environment. */
    private static Map<Home, String> homes(
            SortedSet<String> environments, Collection<String> paths, Function<String, Optional<byte[]>> files) {
        Clusters clusters = new Clusters(files);
        return paths.stream()
                .filter(path -> ManifestFile.isOne(path)
                        && InstanceKey.ofFolder(path).isPresent()
                        && environments.contains(InstanceKey.environmentOf(path)))
                .flatMap(path -> ManifestFile.readable(path, files.apply(path).orElseThrow()).stream())
                .filter(Resource::holdsData)
                .collect(Collectors.toMap(
                        data -> home(data, clusters), data -> data.owner().environment(), (one, twin) -> one));
    }

    private static Home home(Resource data, Clusters clusters) {
        return new Home(
                clusters.of(data.owner().environment()).orElse(FieldChange.NONE),
                data.namespace().orElse(UNSAID),
                data.kind() + " " + data.name());
    }

    /**
     * {@return the files as they were, those of renamed environments below the new name}
     *
     * @param newNames the new names by the old ones
     */
    static Baseline below(SortedMap<String, String> newNames, Baseline before) {
        if (newNames.isEmpty()) {
            return before;
        }
        SortedMap<String, String> oldPaths = new TreeMap<>();
        before.paths().forEach(path -> oldPaths.put(path, path));
        for (String path : before.paths()) {
            String environment = InstanceKey.environmentOf(path);
            if (newNames.containsKey(environment)) {
                oldPaths.remove(path);
                oldPaths.put(newNames.get(environment) + path.substring(environment.length()), path);
            }
        }
        return new Moved(before, oldPaths);
    }

    /** Files that are read from other paths. */
    private record Moved(Baseline files, SortedMap<String, String> oldPaths) implements Baseline {

        @Override
        public SortedSet<String> paths() {
            return new TreeSet<>(oldPaths.keySet());
        }

        @Override
        public boolean holds(String path, byte[] content) {
            String oldPath = oldPaths.get(path);
            return oldPath != null && files.holds(oldPath, content);
        }

        @Override
        public byte[] read(String path) {
            return files.read(Objects.requireNonNull(oldPaths.get(path)));
        }
    }

    /** {@return a sentence for each renamed environment} */
    static List<String> sentences(SortedMap<String, String> newNames) {
        return newNames.entrySet().stream()
                .map(
                        names -> "The environment " + names.getKey() + " is " + names.getValue()
                                + " now, in the same namespace of the same cluster: it is the same databases, and their data stays.")
                .toList();
    }
}
