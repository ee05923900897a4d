package io.github.portfolioplatform.manifest;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The files that are ours, and the contents that runs wrote to them as far as this working copy remembers. The paths are committed, in a
 * file of this name in each folder ({@link InventoryFiles}); the contents are not ({@link WrittenRecord}), because two branches that
 * change one file would always conflict in its checksum. Its name has no ending that a GitOps tool would read as a manifest.
 *
 * @param version the newest version of the generator that wrote it; empty if it does not say
 * @param digests the hexadecimal SHA-256 of the known contents of each file by path. A file has none after a clone, and several while a
 *     run is under way
 */
record Inventory(Optional<ToolVersion> version, SortedMap<ManifestPath, SortedSet<String>> digests) {

    static final String FILE = ".portfolio-inventory";

    static final Inventory EMPTY = new Inventory(Optional.empty(), Collections.emptySortedMap());

    Inventory {
        digests = Collections.unmodifiableSortedMap(digests);
    }

    /** {@return what to record when the tree is written: its files, and what is not its business as it was} */
    Inventory after(ManifestTree tree, ToolVersion current) {
        SortedMap<ManifestPath, SortedSet<String>> after = new TreeMap<>();
        for (Map.Entry<ManifestPath, SortedSet<String>> known : digests.entrySet()) {
            if (!tree.covers(known.getKey())) {
                after.put(known.getKey(), known.getValue());
            }
        }
        for (Map.Entry<ManifestPath, byte[]> file : tree.files().entrySet()) {
            after.put(file.getKey(), new TreeSet<>(List.of(Digest.sha256(file.getValue()))));
        }
        return new Inventory(Optional.of(current), after);
    }

    /** {@return the files and contents that are in either, so that a run that is cut short leaves no file without an owner} */
    Inventory plus(Inventory other) {
        SortedMap<ManifestPath, SortedSet<String>> both = new TreeMap<>(digests);
        other.digests.forEach((path, known) -> both.put(path, union(both.get(path), known)));
        return new Inventory(other.version.isPresent() ? other.version : version, both);
    }

    /** {@return the same files, with those contents of theirs that a record remembers, too} */
    Inventory remembering(Inventory record) {
        SortedMap<ManifestPath, SortedSet<String>> both = new TreeMap<>();
        digests.forEach((path, known) -> both.put(path, union(record.digests.get(path), known)));
        return new Inventory(version, both);
    }

    private static SortedSet<String> union(@Nullable SortedSet<String> some, SortedSet<String> others) {
        SortedSet<String> all = new TreeSet<>(others);
        if (some != null) {
            all.addAll(some);
        }
        return all;
    }

    /** {@return the files that are here and no longer rendered, though they are the business of this tree} */
    NavigableSet<ManifestPath> without(ManifestTree tree) {
        NavigableSet<ManifestPath> rest = new TreeSet<>(digests.keySet());
        rest.removeAll(tree.files().keySet());
        if (!tree.isWhole()) {
            rest.removeIf(path -> !tree.covers(path));
        }
        return rest;
    }

    boolean lists(ManifestPath path) {
        return digests.containsKey(path);
    }

    /** {@return whether a run wrote this content to that path; line ends may be those of a checkout on Windows} */
    boolean knows(ManifestPath path, byte[] content) {
        SortedSet<String> known = digests.getOrDefault(path, Collections.emptySortedSet());
        return !known.isEmpty()
                && (known.contains(Digest.sha256(content)) || known.contains(Digest.sha256(withoutReturns(content))));
    }

    static byte[] withoutReturns(byte[] content) {
        return new String(content, StandardCharsets.ISO_8859_1)
                .replace("\r\n", "\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}
