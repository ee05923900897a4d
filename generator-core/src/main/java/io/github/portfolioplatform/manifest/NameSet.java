package io.github.portfolioplatform.manifest;

import java.util.Collection;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The names of rendered files and of the folders that they lie in. No two of them differ in case only: Windows and macOS would take them
 * for one.
 */
final class NameSet {

    private final NavigableSet<String> folders = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    private final NavigableSet<String> files = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    /**
     * Collects the names.
     *
     * @throws IllegalArgumentException if two cannot lie in one folder
     */
    NameSet(Collection<ManifestPath> paths) {
        for (ManifestPath path : paths) {
            add(files, path.text());
            for (String folder : path.folders()) {
                add(folders, folder);
            }
        }
        for (String folder : folders) {
            if (files.contains(folder)) {
                throw new IllegalArgumentException("'" + folder + "' cannot be a file and a folder");
            }
        }
    }

    /**
     * Refuses names that cannot lie in one folder.
     *
     * @throws IllegalArgumentException if there are two
     */
    static void demandDistinct(Collection<ManifestPath> paths) {
        new NameSet(paths);
    }

    private static void add(NavigableSet<String> names, String name) {
        if (!names.add(name) && !name.equals(names.ceiling(name))) {
            throw new IllegalArgumentException("'" + name + "' and '" + names.ceiling(name)
                    + "' differ in case only, which not every system tells");
        }
    }

    /** {@return the name that a system which ignores case takes for this one, though it is another} */
    Optional<String> alike(String name) {
        return Optional.ofNullable(files.contains(name) ? files.ceiling(name) : folders.ceiling(name))
                .filter(ours -> ours.equalsIgnoreCase(name) && !ours.equals(name));
    }
}
