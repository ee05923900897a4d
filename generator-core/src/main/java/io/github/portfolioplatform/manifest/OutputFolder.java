package io.github.portfolioplatform.manifest;

import io.github.portfolioplatform.manifest.Drift.State;
import io.github.portfolioplatform.problem.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** A folder of rendered files and the inventory that says which of its files are ours. */
final class OutputFolder {

    private final FolderFiles files;
    private final byte[] recorded;
    private final Inventory inventory;

    private OutputFolder(FolderFiles files) throws IOException {
        this.files = files;
        this.recorded = files.exists(Inventory.FILE) ? files.read(Inventory.FILE) : new byte[0];
        this.inventory = Inventory.parse(files.shown(Inventory.FILE), recorded);
    }

    static OutputFolder open(Path folder) {
        try {
            return new OutputFolder(new FolderFiles(folder));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    Drift compare(ManifestTree tree) {
        try {
            SortedMap<String, State> states = new TreeMap<>();
            SortedMap<ManifestPath, State> differing = differing(tree);
            differing.forEach((path, state) -> states.put(path.text(), state));
            for (ManifestPath path : inventory.without(tree)) {
                if (files.exists(path.text())) {
                    states.put(path.text(), State.STALE);
                }
            }
            foreign(tree).forEach(path -> states.put(path, State.FOREIGN));
            if (!Arrays.equals(recorded, Inventory.of(tree).bytes())) {
                states.put(Inventory.FILE, recorded.length == 0 ? State.MISSING : State.CHANGED);
            }
            return new Drift(states, tree.files().size() - differing.size());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    WrittenFiles write(ManifestTree tree) {
        try {
            SortedMap<ManifestPath, State> differing = differing(tree);
            refuseObstacles(differing, tree);
            Inventory target = Inventory.of(tree);
            List<String> removed = new ArrayList<>();
            if (!differing.isEmpty() || !Arrays.equals(recorded, target.bytes())) {
                files.replace(Inventory.FILE, inventory.plus(target).bytes());
                for (Map.Entry<ManifestPath, byte[]> file : tree.files().entrySet()) {
                    if (differing.containsKey(file.getKey())) {
                        files.replace(file.getKey().text(), file.getValue());
                    }
                }
                removed.addAll(remove(inventory.without(tree)));
                files.replace(Inventory.FILE, target.bytes());
            }
            List<String> written =
                    differing.keySet().stream().map(ManifestPath::text).toList();
            return new WrittenFiles(written, tree.files().size() - written.size(), removed);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The rendered files that are not there as rendered. */
    private SortedMap<ManifestPath, State> differing(ManifestTree tree) throws IOException {
        SortedMap<ManifestPath, State> states = new TreeMap<>();
        for (Map.Entry<ManifestPath, byte[]> file : tree.files().entrySet()) {
            String path = file.getKey().text();
            if (!files.exists(path)) {
                states.put(file.getKey(), State.MISSING);
            } else if (!files.isFile(path) || !Arrays.equals(files.read(path), file.getValue())) {
                states.put(file.getKey(), State.CHANGED);
            }
        }
        return states;
    }

    /** Nothing is written before all is known that would stop the run half-way. */
    private void refuseObstacles(SortedMap<ManifestPath, State> differing, ManifestTree tree) throws IOException {
        Problems problems = new Problems();
        for (Map.Entry<ManifestPath, State> file : differing.entrySet()) {
            String path = file.getKey().text();
            files.obstacle(path).ifPresent(problems::add);
            boolean ours = inventory.digests().containsKey(file.getKey()) && files.isFile(path);
            if (file.getValue() == State.CHANGED && !ours) {
                problems.add(
                        files.inTheWay(
                                path,
                                "It is in the way: portfolio:generate did not write it, and it differs from what is rendered."));
            }
        }
        for (ManifestPath path : inventory.without(tree)) {
            files.obstacle(path.text()).ifPresent(problems::add);
        }
        problems.throwIfAny();
    }

    /** Files in the folders of the environments that no run wrote. */
    private NavigableSet<String> foreign(ManifestTree tree) throws IOException {
        NavigableSet<String> environments = new TreeSet<>();
        tree.files().keySet().forEach(path -> environments.add(path.top()));
        inventory.digests().keySet().forEach(path -> environments.add(path.top()));
        NavigableSet<String> foreign = new TreeSet<>();
        for (String environment : environments) {
            foreign.addAll(files.in(environment));
        }
        tree.files().keySet().forEach(path -> foreign.remove(path.text()));
        inventory.digests().keySet().forEach(path -> foreign.remove(path.text()));
        return foreign;
    }

    private List<String> remove(NavigableSet<ManifestPath> stale) throws IOException {
        List<String> removed = new ArrayList<>();
        for (ManifestPath path : stale) {
            if (files.delete(path.text())) {
                removed.add(path.text());
            }
        }
        return removed;
    }
}
