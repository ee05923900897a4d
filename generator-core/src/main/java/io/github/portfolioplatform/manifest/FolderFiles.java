package io.github.portfolioplatform.manifest;

import io.github.portfolioplatform.problem.Place;
import io.github.portfolioplatform.problem.PortfolioException;
import io.github.portfolioplatform.problem.Problem;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files of one folder, by paths with {@code /} between names. All access to the file system is here. Callers ask for
 * obstacles before the first write, so that nothing is written or deleted outside the folder, not even through a symbolic link.
 */
final class FolderFiles {

    private final Path root;

    FolderFiles(Path root) {
        this.root = root;
        if (Files.exists(root) && !Files.isDirectory(root)) {
            throw new PortfolioException(
                    List.of(inTheWay("", "It is a file, but the rendered files need a folder of this name.")));
        }
    }

    /** How messages call the file. */
    String shown(String path) {
        return root.resolve(path).toString().replace(File.separatorChar, '/');
    }

    boolean exists(String path) {
        return Files.exists(root.resolve(path), LinkOption.NOFOLLOW_LINKS);
    }

    boolean isFile(String path) {
        return Files.isRegularFile(root.resolve(path), LinkOption.NOFOLLOW_LINKS);
    }

    byte[] read(String path) throws IOException {
        return Files.readAllBytes(root.resolve(path));
    }

    /** {@return the files in that folder and below; hidden ones are nobody's business} */
    List<String> in(String folder) throws IOException {
        Path start = root.resolve(folder);
        if (!Files.isDirectory(start)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(start)) {
            return files.filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
                    .map(file -> root.relativize(file).toString().replace(File.separatorChar, '/'))
                    .filter(path -> !path.substring(path.lastIndexOf('/') + 1).startsWith("."))
                    .toList();
        }
    }

    /** {@return what keeps the file from being written or deleted where it belongs: a file or a link in the place of one of its folders} */
    Optional<Problem> obstacle(String path) throws IOException {
        for (int end = path.indexOf('/'); end > 0; end = path.indexOf('/', end + 1)) {
            String folder = path.substring(0, end);
            if (exists(folder) && !Files.isDirectory(root.resolve(folder))) {
                return Optional.of(inTheWay(folder, "It is in the way: a folder of rendered files has this name."));
            }
            if (exists(folder) && !root.resolve(folder).toRealPath().startsWith(root.toRealPath())) {
                return Optional.of(inTheWay(folder, "This link leads out of the folder of the rendered files."));
            }
        }
        return Optional.empty();
    }

    Problem inTheWay(String path, String what) {
        return new Problem(
                "file-is-ours", new Place.InFile(shown(path), 1, 1), what, "Move it elsewhere or delete it.");
    }

    /** A reader sees the old file or the new one, never a part. */
    void replace(String path, byte[] content) throws IOException {
        Path file = root.resolve(path);
        Path temporary = folderOf(path).resolve(".portfolio-" + file.getFileName() + ".tmp");
        Files.createDirectories(folderOf(path));
        try {
            // One that a killed run left, or that somebody planted as a link, is not written through.
            Files.deleteIfExists(temporary);
            Files.write(temporary, content, StandardOpenOption.CREATE_NEW);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /**
     * Deletes a file, and the folders that are empty without it.
     *
     * @return whether it was there
     */
    boolean delete(String path) throws IOException {
        boolean deleted = Files.deleteIfExists(root.resolve(path));
        for (int end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
            Path folder = root.resolve(path.substring(0, end));
            if (isEmpty(folder)) {
                Files.delete(folder);
            }
        }
        return deleted;
    }

    private Path folderOf(String path) {
        return root.resolve(path.substring(0, Math.max(path.lastIndexOf('/'), 0)));
    }

    private static boolean isEmpty(Path folder) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.findAny().isEmpty();
        }
    }
}
