package io.github.portfolioplatform.change;

import io.github.portfolioplatform.yaml.UnreadableYamlException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** The resources of the files that differ, on both sides; files with the same content are not even read. */
final class Differences {

    private final Baseline baseline;
    private final SortedSet<String> old;
    private final SortedMap<String, byte[]> rendered;
    private final List<Resource> before = new ArrayList<>();
    private final List<Resource> after = new ArrayList<>();
    private final List<UnreadableFile> unreadable = new ArrayList<>();

    private Differences(Baseline baseline, SortedMap<String, byte[]> rendered) {
        this.baseline = baseline;
        this.old = baseline.paths();
        this.rendered = rendered;
    }

    static Differences between(Baseline baseline, SortedMap<String, byte[]> rendered) {
        Differences differences = new Differences(baseline, rendered);
        for (String path : differences.old) {
            byte[] now = rendered.get(path);
            if (ManifestFile.isOne(path) && (now == null || !baseline.holds(path, now))) {
                differences.read(path, now);
            }
        }
        for (Map.Entry<String, byte[]> file : rendered.entrySet()) {
            if (ManifestFile.isOne(file.getKey()) && !differences.old.contains(file.getKey())) {
                differences.after.addAll(ManifestFile.read(file.getKey(), file.getValue()));
            }
        }
        return differences;
    }

    /** A file that was not readable says nothing of what its resources were, so that those of now cannot be called new either. */
    private void read(String path, byte @Nullable [] now) {
        try {
            List<Resource> was = ManifestFile.read(path, baseline.read(path));
            List<Resource> is = now == null ? List.of() : ManifestFile.read(path, now);
            before.addAll(was);
            after.addAll(is);
        } catch (UnreadableYamlException broken) {
            unreadable.add(new UnreadableFile(path, broken));
        }
    }

    List<Resource> before() {
        return before;
    }

    List<Resource> after() {
        return after;
    }

    List<UnreadableFile> unreadable() {
        return unreadable;
    }

    boolean areOfEmptyBaseline() {
        return old.isEmpty();
    }

    /** {@return the instances that there were, and those that there are, those of files that do not differ included} */
    Instances instances() {
        return new Instances(all(old, before), all(rendered.keySet(), after));
    }

    private static Set<InstanceKey> all(Iterable<String> paths, List<Resource> resources) {
        Set<InstanceKey> all = new HashSet<>();
        paths.forEach(path -> InstanceKey.ofFolder(path).ifPresent(all::add));
        resources.forEach(resource -> all.add(resource.owner()));
        return all;
    }

    /**
     * Which instances there are.
     *
     * @param before those that there were
     * @param after those that there are now
     */
    record Instances(Set<InstanceKey> before, Set<InstanceKey> after) {}
}
