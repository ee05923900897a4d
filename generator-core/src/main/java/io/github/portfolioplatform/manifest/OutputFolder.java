package io.github.portfolioplatform.manifest;

import io.github.portfolioplatform.manifest.Drift.State;
import io.github.portfolioplatform.problem.InvalidPortfolioException;
import io.github.portfolioplatform.problem.Place;
import io.github.portfolioplatform.problem.Problem;
import io.github.portfolioplatform.problem.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A folder of rendered files with its inventory. All access to the file system is here. */
final class OutputFolder {

    private final Path folder;
    private final byte[] recorded;
    private final Inventory inventory;

    private OutputFolder(Path folder, byte[] recorded) {
        this.folder = folder;
        this.recorded = recorded;
        this.inventory = Inventory.parse(folder.resolve(Inventory.FILE).toString(), recorded);
    }

    static OutputFolder open(Path folder) {
        try {
            if (Files.exists(folder) && !Files.isDirectory(folder)) {
                throw new FileAlreadyExistsException(folder.toString(), null, "is not a folder");
            }
            Path file = folder.resolve(Inventory.FILE);
            return new OutputFolder(folder, Files.exists(file) ? Files.readAllBytes(file) : new byte[0]);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    Drift compare(ManifestTree tree) {
        try {
            SortedMap<String, State> states = new TreeMap<>();
            SortedMap<ManifestPath, State> rendered = renderedStates(tree);
            rendered.forEach((path, state) -> states.put(path.text(), state));
            inventory.without(tree).stream().filter(this::exists).forEach(path -> states.put(path.text(), State.STALE));
            foreign(tree).forEach(path -> states.put(path, State.FOREIGN));
            if (!Arrays.equals(recorded, Inventory.of(tree).bytes())) {
                states.put(Inventory.FILE, recorded.length == 0 ? State.MISSING : State.CHANGED);
            }
            return new Drift(states, tree.files().size() - rendered.size());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    WrittenFiles write(ManifestTree tree) {
        try {
            SortedMap<ManifestPath, State> differing = renderedStates(tree);
            refuseToOverwrite(differing);
            Inventory target = Inventory.of(tree);
            List<String> removed = new ArrayList<>();
            if (!Arrays.equals(recorded, target.bytes()) || !differing.isEmpty()) {
                replace(folder.resolve(Inventory.FILE), inventory.plus(target).bytes());
                for (ManifestPath path : differing.keySet()) {
                    replace(path.in(folder), tree.files().get(path));
                }
                removed.addAll(remove(inventory.without(tree)));
                replace(folder.resolve(Inventory.FILE), target.bytes());
            }
            List<String> written =
                    differing.keySet().stream().map(ManifestPath::text).toList();
            return new WrittenFiles(written, tree.files().size() - written.size(), removed);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The rendered files that are not there as rendered. */
    private SortedMap<ManifestPath, State> renderedStates(ManifestTree tree) throws IOException {
        SortedMap<ManifestPath, State> states = new TreeMap<>();
        for (var file : tree.files().entrySet()) {
            Path path = file.getKey().in(folder);
            if (!Files.isRegularFile(path)) {
                states.put(file.getKey(), State.MISSING);
            } else if (!Arrays.equals(Files.readAllBytes(path), file.getValue())) {
                states.put(file.getKey(), State.CHANGED);
            }
        }
        return states;
    }

    private void refuseToOverwrite(SortedMap<ManifestPath, State> differing) {
        Problems problems = new Problems();
        for (ManifestPath path : differing.keySet()) {
            if (!inventory.digests().containsKey(path) && exists(path)) {
                problems.add(new Problem(
                        "file-is-ours",
                        new Place.InFile(path.in(folder).toString(), 1, 1),
                        "The file is in the way: it was not written by portfolio:generate, and differs from what is rendered.",
                        "Move it elsewhere or delete it."));
            }
        }
        problems.throwIfAny();
    }

    private boolean exists(ManifestPath path) {
        return Files.exists(path.in(folder), LinkOption.NOFOLLOW_LINKS);
    }

    /** Files among the rendered ones that no run wrote; hidden ones are nobody's business. */
    private SortedSet<String> foreign(ManifestTree tree) throws IOException {
        SortedSet<String> tops = new TreeSet<>();
        tree.files().keySet().forEach(path -> tops.add(path.top()));
        inventory.digests().keySet().forEach(path -> tops.add(path.top()));
        SortedSet<String> foreign = new TreeSet<>();
        for (String top : tops) {
            Path environment = folder.resolve(top);
            if (Files.isDirectory(environment)) {
                try (Stream<Path> files = Files.walk(environment)) {
                    files.filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
                            .filter(file -> !file.getFileName().toString().startsWith("."))
                            .map(this::relative)
                            .filter(path -> !isOurs(path, tree))
                            .forEach(foreign::add);
                }
            }
        }
        return foreign;
    }

    private boolean isOurs(String path, ManifestTree tree) {
        return ManifestPath.isValid(path)
                && (tree.files().containsKey(new ManifestPath(path))
                        || inventory.digests().containsKey(new ManifestPath(path)));
    }

    private String relative(Path file) {
        return folder.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
    }

    private List<String> remove(SortedSet<ManifestPath> stale) throws IOException {
        List<String> removed = new ArrayList<>();
        for (ManifestPath path : stale) {
            Path file = path.in(folder);
            requireInside(file.getParent());
            if (Files.deleteIfExists(file)) {
                removed.add(path.text());
            }
            removeEmptyFolders(file.getParent());
        }
        return removed;
    }

    private void removeEmptyFolders(Path from) throws IOException {
        for (Path empty = from; !empty.equals(folder) && isEmpty(empty); empty = empty.getParent()) {
            Files.delete(empty);
        }
    }

    private static boolean isEmpty(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return false;
        }
        try (Stream<Path> children = Files.list(directory)) {
            return children.findAny().isEmpty();
        }
    }

    /** A reader sees the old file or the new one, never a part. */
    private void replace(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.getParent());
        requireInside(file.getParent());
        Path temporary = Files.createTempFile(file.getParent(), ".portfolio-", ".tmp");
        try {
            Files.write(temporary, content);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** A symbolic link among the folders must not lead the writer elsewhere. */
    private void requireInside(Path directory) throws IOException {
        if (Files.exists(directory) && !directory.toRealPath().startsWith(folder.toRealPath())) {
            throw new InvalidPortfolioException(List.of(new Problem(
                    "file-is-ours",
                    new Place.InFile(directory.toString(), 1, 1),
                    "The folder is a link that leaves the output folder.",
                    "Replace the link by a folder.")));
        }
    }
}
