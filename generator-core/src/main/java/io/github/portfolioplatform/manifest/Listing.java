package io.github.portfolioplatform.manifest;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What lies in a folder. Hidden files and folders are nobody's business, but for what this package hides itself.
 *
 * @param entries files, folders and links with what the system says of them, by path
 * @param temporary the paths of files that a run left which did not end
 */
record Listing(SortedMap<String, BasicFileAttributes> entries, List<String> temporary) {

    Listing {
        entries = Collections.unmodifiableSortedMap(entries);
        temporary = List.copyOf(temporary);
    }

    /** {@return what lies in that folder itself, and all that lies below these folders in it} */
    static Listing of(Path root, Collection<String> folders) throws IOException {
        SortedMap<String, BasicFileAttributes> entries = new TreeMap<>();
        if (Files.exists(root)) {
            Files.walkFileTree(root, new Visitor(root, folders, entries));
        }
        List<String> temporary = new ArrayList<>();
        for (String path : entries.keySet()) {
            if (StagedFiles.isTemporary(lastName(path))) {
                temporary.add(path);
            }
        }
        entries.keySet().removeAll(temporary);
        return new Listing(entries, temporary);
    }

    boolean has(String path) {
        return entries.containsKey(path);
    }

    boolean isFile(String path) {
        BasicFileAttributes entry = entries.get(path);
        return entry != null && entry.isRegularFile();
    }

    boolean isFileOfSize(String path, long size) {
        BasicFileAttributes entry = entries.get(path);
        return entry != null && entry.isRegularFile() && entry.size() == size;
    }

    boolean isFolder(String path) {
        BasicFileAttributes entry = entries.get(path);
        return entry != null && entry.isDirectory();
    }

    boolean isLink(String path) {
        BasicFileAttributes entry = entries.get(path);
        return entry != null && entry.isSymbolicLink();
    }

    private static String lastName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static boolean isOurs(String hidden) {
        return hidden.equals(Inventory.FILE) || hidden.equals(GitAttributes.FILE) || StagedFiles.isTemporary(hidden);
    }

    private static final class Visitor extends SimpleFileVisitor<Path> {

        private final Path root;
        private final Collection<String> folders;
        private final SortedMap<String, BasicFileAttributes> entries;
        private final int start;

        Visitor(Path root, Collection<String> folders, SortedMap<String, BasicFileAttributes> entries) {
            this.root = root;
            this.folders = folders;
            this.entries = entries;
            int length = root.toString().length();
            this.start = root.toString().endsWith(File.separator) ? length : length + 1;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            if (folder.equals(root)) {
                return FileVisitResult.CONTINUE;
            }
            String path = add(folder, attributes);
            boolean below = path.indexOf('/') > 0 || folders.contains(path);
            return below && !lastName(path).startsWith(".") ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            add(file, attributes);
            return FileVisitResult.CONTINUE;
        }

        private String add(Path entry, BasicFileAttributes attributes) {
            String path = entry.toString().substring(start).replace(File.separatorChar, '/');
            String name = lastName(path);
            if (!name.startsWith(".") || isOurs(name)) {
                entries.put(path, attributes);
            }
            return path;
        }
    }
}
