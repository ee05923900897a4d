package io.github.portfolioplatform.manifest;

import io.github.portfolioplatform.problem.PortfolioException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** All rendered files, in memory, ordered by path. */
public final class ManifestTree {

    private final SortedMap<ManifestPath, byte[]> files;

    private ManifestTree(SortedMap<ManifestPath, byte[]> files) {
        this.files = files;
    }

    /** {@return a tree of these files, which are written as UTF-8} */
    public static ManifestTree of(SortedMap<ManifestPath, String> texts) {
        SortedMap<ManifestPath, byte[]> files = new TreeMap<>();
        texts.forEach((path, text) -> files.put(path, text.getBytes(StandardCharsets.UTF_8)));
        return new ManifestTree(files);
    }

    /** {@return the texts by path} */
    public SortedMap<ManifestPath, String> texts() {
        SortedMap<ManifestPath, String> texts = new TreeMap<>();
        files.forEach((path, bytes) -> texts.put(path, new String(bytes, StandardCharsets.UTF_8)));
        return Collections.unmodifiableSortedMap(texts);
    }

    SortedMap<ManifestPath, byte[]> files() {
        return files;
    }

    /**
     * Compares the tree with a folder and writes nothing.
     *
     * @throws PortfolioException if the inventory of the folder cannot be trusted
     * @throws UncheckedIOException if the folder cannot be read
     */
    public Drift compareTo(Path folder) {
        return OutputFolder.open(folder).compare(this);
    }

    /**
     * Makes the folder hold this tree: writes what is missing or changed, leaves what is the same untouched, and removes files of
     * earlier runs that are no longer rendered.
     *
     * @throws PortfolioException if the inventory of the folder cannot be trusted, or a file that is not ours is in the way; then
     *     nothing is written
     * @throws UncheckedIOException if the folder cannot be read or written
     */
    public WrittenFiles writeTo(Path folder) {
        return OutputFolder.open(folder).write(this);
    }
}
