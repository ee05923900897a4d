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

/**
 * The record of the files that are ours: SHA-256 and path, a line each, in the format of {@code sha256sum}. Its name has no ending
 * that a GitOps tool would read as a manifest.
 *
 * @param version the newest version of the generator that wrote it; empty if it does not say
 * @param digests the hexadecimal SHA-256 of each file by path. A file has several while a run is under way, and when git has merged
 *     two inventories: a content with any of them is ours
 */
record Inventory(Optional<ToolVersion> version, SortedMap<ManifestPath, SortedSet<String>> digests) {

    static final String FILE = ".portfolio-inventory";

    /** Two inventories that git merges become one with the lines of both. */
    static final String PORTFOLIO = "# portfolio: ";

    static final String VERSION = "# version: ";

    private static final String HEADER =
            "# Written by portfolio:generate, which owns the files below. To verify them: sha256sum --check " + FILE
                    + "\n";

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

    /** {@return the files and contents that are in either, so that a run that is cut short leaves nothing that nobody owns} */
    Inventory plus(Inventory other) {
        SortedMap<ManifestPath, SortedSet<String>> both = new TreeMap<>(digests);
        other.digests.forEach((path, known) -> {
            SortedSet<String> all = new TreeSet<>(both.getOrDefault(path, Collections.emptySortedSet()));
            all.addAll(known);
            both.put(path, all);
        });
        return new Inventory(other.version, both);
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

    /** {@return whether a run wrote this content to that path; line ends may be those of a checkout on Windows} */
    boolean knows(ManifestPath path, byte[] content) {
        SortedSet<String> known = digests.getOrDefault(path, Collections.emptySortedSet());
        return !known.isEmpty()
                && (known.contains(Digest.sha256(content)) || known.contains(Digest.sha256(withoutReturns(content))));
    }

    private static byte[] withoutReturns(byte[] content) {
        return new String(content, StandardCharsets.ISO_8859_1)
                .replace("\r\n", "\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /** {@return the file for a portfolio of that name} */
    byte[] bytes(String portfolio) {
        StringBuilder text =
                new StringBuilder(HEADER).append(PORTFOLIO).append(portfolio).append('\n');
        if (version.isPresent()) {
            text.append(VERSION).append(version.get()).append('\n');
        }
        for (Map.Entry<ManifestPath, SortedSet<String>> file : digests.entrySet()) {
            for (String digest : file.getValue()) {
                text.append(digest).append("  ").append(file.getKey()).append('\n');
            }
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
