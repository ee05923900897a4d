package io.github.portfolioplatform.manifest;

import io.github.portfolioplatform.change.Baseline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The files of a folder as they are.
 *
 * @param paths the files that are ours, or lie where we render
 */
record DiskFiles(FolderFiles files, Listing listing, SortedSet<String> paths) implements Baseline {

    static DiskFiles of(FolderFiles files, Listing listing, Inventory inventory, ManifestTree tree) {
        SortedSet<String> paths = new TreeSet<>();
        tree.files().keySet().forEach(path -> paths.add(path.text()));
        inventory.without(tree).forEach(path -> paths.add(path.text()));
        paths.removeIf(path -> !listing.isFile(path));
        return new DiskFiles(files, listing, paths);
    }

    @Override
    public boolean holds(String path, byte[] content) {
        return listing.isFileOfSize(path, content.length) && Arrays.equals(read(path), content);
    }

    @Override
    public byte[] read(String path) {
        try {
            return ConflictMarks.ours(files.read(path));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
