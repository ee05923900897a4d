package io.github.portfolioplatform.manifest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The inventories of a folder as they are found.
 *
 * @param files the contents by path; that of the output folder is empty if there is none
 * @param tops the folders that the tree or an inventory speaks of
 * @param listing what lies in those
 * @param inventory what they list, all together
 */
record Records(SortedMap<String, byte[]> files, NavigableSet<String> tops, Listing listing, Inventory inventory) {

    static Records in(FolderFiles folder, ManifestTree tree, ToolVersion current) throws IOException {
        InventoryReader reader = new InventoryReader(folder, tree.portfolio(), current);
        SortedMap<String, byte[]> files = new TreeMap<>();
        files.put(Inventory.FILE, folder.readIfExists(Inventory.FILE));
        Inventory inventory = reader.read("", files.get(Inventory.FILE));
        NavigableSet<String> tops = FolderInspection.tops(inventory, tree);
        tops.addAll(withInventories(folder.root(), tree));
        Listing listing = folder.list(tops);
        for (String path : listing.entries().keySet()) {
            if (InventoryFiles.isOne(path) && !path.equals(Inventory.FILE) && listing.isFile(path)) {
                byte[] content = folder.read(path);
                String below = InventoryFiles.folderOf(path);
                if (InventoryReader.belongsTo(below, content)) {
                    files.put(path, content);
                    inventory = inventory.plus(reader.read(below, content));
                }
            }
        }
        return new Records(Collections.unmodifiableSortedMap(files), tops, listing, inventory);
    }

    /** The folders beside those of the tree which a run wrote to. */
    private static List<String> withInventories(Path root, ManifestTree tree) throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(root)) {
            return children.filter(child -> Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)
                            && Files.isRegularFile(child.resolve(Inventory.FILE), LinkOption.NOFOLLOW_LINKS))
                    .map(child -> child.getFileName().toString())
                    .filter(name -> ManifestPath.isValid(name) && tree.covers(new ManifestPath(name)))
                    .toList();
        }
    }

    /** Those of these files which the folder does not hold. */
    SortedMap<String, byte[]> missingOf(SortedMap<String, byte[]> wanted) {
        SortedMap<String, byte[]> missing = new TreeMap<>(wanted);
        missing.entrySet().removeIf(file -> sayTheSame(files.get(file.getKey()), file.getValue()));
        return missing;
    }

    /**
     * {@return whether two records have the same lines} A merge driver that unites the lines of two branches leaves them in another order,
     * which means nothing, and is no reason for a {@code check} that fails.
     */
    static boolean sayTheSame(byte @Nullable [] found, byte[] wanted) {
        return found != null && (Arrays.equals(found, wanted) || lines(found).equals(lines(wanted)));
    }

    private static List<String> lines(byte[] record) {
        return Stream.of(new String(record, StandardCharsets.UTF_8).split("\n", -1))
                .sorted()
                .toList();
    }

    /** The inventories of folders in which nothing is ours any more. */
    NavigableSet<String> withoutThoseOf(SortedMap<String, byte[]> wanted) {
        NavigableSet<String> rest = new TreeSet<>(files.keySet());
        rest.removeAll(wanted.keySet());
        return rest;
    }

    /** Whether the output folder has an inventory of the form that lists all files with checksums. */
    boolean areOfOldForm() {
        return inventory.digests().values().stream().anyMatch(digests -> !digests.isEmpty());
    }
}
