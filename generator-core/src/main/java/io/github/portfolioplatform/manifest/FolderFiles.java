package io.github.portfolioplatform.manifest;

import io.github.portfolioplatform.problem.Place;
import io.github.portfolioplatform.problem.PortfolioException;
import io.github.portfolioplatform.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files of one folder, by paths with {@code /} between names. No link below the folder is followed, so that nothing outside is
 * read, written or deleted. The folder itself may be a link.
 */
final class FolderFiles {

    private final Path root;
    private final String shown;

    private FolderFiles(Path root, String shown) {
        this.root = root;
        this.shown = shown;
    }

    /**
     * {@return the files of a folder, which need not exist}
     *
     * @param shown how messages call the folder
     * @throws PortfolioException if it is no folder
     */
    static FolderFiles in(Path folder, String shown) throws IOException {
        boolean exists = Files.exists(folder, LinkOption.NOFOLLOW_LINKS);
        FolderFiles files = new FolderFiles(folder, shown);
        if (exists && !Files.isDirectory(folder)) {
            throw PortfolioException.inaccessible(
                    List.of(files.inTheWay("", "It is no folder, but the rendered files need one of this name.")));
        }
        return exists ? new FolderFiles(folder.toRealPath(), shown) : files;
    }

    Path root() {
        return root;
    }

    /** How messages call the file. */
    String shown(String path) {
        return shown.isEmpty() || path.isEmpty() ? shown + path : shown + "/" + path;
    }

    Problem inTheWay(String path, String what) {
        return problem("file-is-ours", path, what, "Move it elsewhere or delete it.");
    }

    Problem problem(String id, String path, String what, String fix) {
        return new Problem(id, new Place.InFile(shown(path), 1, 1), what, fix);
    }

    /** {@return what lies in the folder itself, and all that lies below these folders in it} */
    Listing list(Collection<String> folders) throws IOException {
        return Listing.of(root, folders);
    }

    byte[] read(String path) throws IOException {
        try (InputStream in = Files.newInputStream(root.resolve(path), LinkOption.NOFOLLOW_LINKS)) {
            return in.readAllBytes();
        }
    }

    StagedFiles stage() throws IOException {
        return new StagedFiles(root);
    }

    /** {@return the content, which is empty if there is no such file} */
    byte[] readIfExists(String path) throws IOException {
        Path file = root.resolve(path);
        if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
            return new byte[0];
        } else if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw PortfolioException.inaccessible(
                    List.of(inTheWay(path, "It is no file, but the generator needs one of this name.")));
        }
        return read(path);
    }

    /**
     * Deletes a file, and the folders that are empty without it.
     *
     * @return whether it was there
     */
    boolean delete(ManifestPath path) throws IOException {
        boolean reached = path.folders().stream().allMatch(this::isFolder);
        boolean deleted = reached && Files.deleteIfExists(root.resolve(path.text()));
        deleteEmptyFolders(path);
        return deleted;
    }

    /** Deletes an inventory. */
    void deleteRecord(String path) throws IOException {
        Files.deleteIfExists(root.resolve(path));
        deleteFolderIfEmpty(InventoryFiles.folderOf(path));
    }

    /** Deletes the folders of a file that are empty. */
    void deleteEmptyFolders(ManifestPath path) throws IOException {
        List<String> folders = path.folders();
        for (int i = folders.size() - 1; i >= 0; i--) {
            deleteFolderIfEmpty(folders.get(i));
        }
    }

    private void deleteFolderIfEmpty(String folder) throws IOException {
        if (!folder.isEmpty() && isFolder(folder) && isEmpty(root.resolve(folder))) {
            Files.delete(root.resolve(folder));
        }
    }

    /** Deletes what a run left that was killed. */
    void deleteTemporary(Collection<String> paths) throws IOException {
        for (String path : paths) {
            Files.deleteIfExists(root.resolve(path));
        }
    }

    private boolean isFolder(String path) {
        return Files.isDirectory(root.resolve(path), LinkOption.NOFOLLOW_LINKS);
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.findAny().isEmpty();
        }
    }
}
