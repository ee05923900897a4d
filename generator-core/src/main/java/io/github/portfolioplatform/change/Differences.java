package io.github.portfolioplatform.change;

import io.github.portfolioplatform.yaml.UnreadableYamlException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The files that differ, in groups that are compared one after the other, so that a large tree never is in memory as a whole. Files with
 * the same content are not even read.
 */
final class Differences {

    private final Baseline baseline;
    private final SortedSet<String> old;
    private final SortedMap<String, byte[]> rendered;
    private final Set<InstanceKey> oldInstances;
    private final Set<InstanceKey> renderedInstances;
    private final SortedMap<String, String> renamed;

    private Differences(Baseline before, SortedMap<String, byte[]> rendered) {
        this.renamed = RenamedEnvironments.of(before, rendered);
        this.baseline = RenamedEnvironments.below(renamed, before);
        this.old = baseline.paths();
        this.rendered = rendered;
        this.oldInstances = instances(old);
        this.renderedInstances = instances(rendered.keySet());
    }

    static Differences between(Baseline baseline, SortedMap<String, byte[]> rendered) {
        return new Differences(baseline, rendered);
    }

    private static Set<InstanceKey> instances(Collection<String> paths) {
        Set<InstanceKey> instances = new HashSet<>();
        paths.forEach(path -> InstanceKey.ofFolder(path).ifPresent(instances::add));
        return instances;
    }

    /**
     * {@return the paths of the files that differ: those of an instance together, unless a file of its environment is gone, which may have
     * held what is now written elsewhere; then those of the environment together}
     */
    Collection<SortedSet<String>> groups() {
        SortedSet<String> differing = differing();
        Set<String> withGoneFiles = new HashSet<>();
        differing.stream()
                .filter(path -> !rendered.containsKey(path))
                .forEach(path -> withGoneFiles.add(InstanceKey.environmentOf(path)));
        SortedMap<InstanceKey, SortedSet<String>> groups = new TreeMap<>();
        for (String path : differing) {
            InstanceKey environment = new InstanceKey(InstanceKey.environmentOf(path), "");
            InstanceKey group = withGoneFiles.contains(environment.environment())
                    ? environment
                    : InstanceKey.ofFolder(path).orElse(environment);
            groups.computeIfAbsent(group, key -> new TreeSet<>()).add(path);
        }
        return groups.values();
    }

    private SortedSet<String> differing() {
        SortedSet<String> differing = new TreeSet<>(old);
        differing.addAll(rendered.keySet());
        differing.removeIf(path -> !ManifestFile.isOne(path) || isTheSame(path));
        return differing;
    }

    private boolean isTheSame(String path) {
        return old.contains(path) && rendered.containsKey(path) && baseline.holds(path, rendered.get(path));
    }

    /** {@return the resources of the files in the folder of the instance that stay as they are} */
    List<Resource> unchanged(InstanceKey instance) {
        SortedSet<String> paths = new TreeSet<>(rendered.keySet());
        paths.removeIf(path -> !ManifestFile.isOne(path)
                || !InstanceKey.ofFolder(path).equals(Optional.of(instance))
                || !isTheSame(path));
        return read(paths).after();
    }

    /** {@return the resources of these files} */
    ReadFiles read(SortedSet<String> paths) {
        ReadFiles files = new ReadFiles(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (String path : paths) {
            try {
                // A file that was not readable says nothing of what its resources were: those of now cannot be called
                // new either.
                files.before.addAll(old.contains(path) ? ManifestFile.read(path, baseline.read(path)) : List.of());
                byte[] now = rendered.get(path);
                files.after.addAll(now == null ? List.of() : ManifestFile.read(path, now));
            } catch (UnreadableYamlException broken) {
                files.unreadable.add(new UnreadableFile(path, broken));
            }
        }
        return files;
    }

    /**
     * What stands in files.
     *
     * @param before the resources that were there
     * @param after the resources that are there now
     * @param unreadable the files that could not be read
     */
    record ReadFiles(List<Resource> before, List<Resource> after, List<UnreadableFile> unreadable) {}

    /** {@return the new names of environments whose data stays, by the old ones} */
    SortedMap<String, String> renamedEnvironments() {
        return renamed;
    }

    /** {@return the environments that were and are under the same name} */
    SortedSet<String> keptEnvironments() {
        SortedSet<String> kept = new TreeSet<>();
        renderedInstances.forEach(instance -> kept.add(instance.environment()));
        Set<String> before = new HashSet<>();
        oldInstances.forEach(instance -> before.add(instance.environment()));
        kept.retainAll(before);
        // These were found by their clusters.
        kept.removeAll(renamed.values());
        return kept;
    }

    /** {@return what held data in instances of the environment that still exist, one resource of each; all other files are not read} */
    List<Resource> keptData(String environment) {
        SortedMap<InstanceKey, Resource> data = new TreeMap<>();
        for (String path : old) {
            Optional<InstanceKey> instance = InstanceKey.ofFolder(path)
                    .filter(key -> key.environment().equals(environment))
                    .filter(key -> renderedInstances.contains(key) && !data.containsKey(key));
            if (instance.isPresent() && ManifestFile.isOne(path)) {
                ManifestFile.readable(path, baseline.read(path)).stream()
                        .filter(Resource::holdsData)
                        .findFirst()
                        .ifPresent(resource -> data.put(instance.get(), resource));
            }
        }
        return List.copyOf(data.values());
    }

    /** {@return where environments were applied} */
    Clusters clustersBefore() {
        return new Clusters(path -> old.contains(path) ? Optional.of(baseline.read(path)) : Optional.empty());
    }

    /** {@return where environments are applied now} */
    Clusters clustersAfter() {
        return new Clusters(path -> Optional.ofNullable(rendered.get(path)));
    }

    boolean areOfEmptyBaseline() {
        return old.isEmpty();
    }

    /** {@return whether there was a folder of that instance} */
    boolean hadFolder(InstanceKey instance) {
        return oldInstances.contains(instance);
    }

    /** {@return whether there is a folder of that instance} */
    boolean hasFolder(InstanceKey instance) {
        return renderedInstances.contains(instance);
    }
}
