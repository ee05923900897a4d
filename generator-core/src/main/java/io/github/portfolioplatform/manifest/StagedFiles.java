package io.github.portfolioplatform.manifest;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * New contents of files, complete beside the files that they will replace. What can fail for want of space or of rights has happened
 * when all are staged; what follows are renames. Closing deletes whatever was not renamed, and the folders made for it.
 */
final class StagedFiles implements AutoCloseable {

    private static final String START = ".portfolio-";
    private static final String END = ".tmp";

    private final Path root;
    private final Set<Path> temporary = new LinkedHashSet<>();
    private final Deque<Path> created = new ArrayDeque<>();

    StagedFiles(Path root) throws IOException {
        this.root = root;
        for (Path missing = root; missing != null && Files.notExists(missing); missing = missing.getParent()) {
            created.add(missing);
        }
        Files.createDirectories(root);
    }

    static boolean isTemporary(String name) {
        return name.startsWith(START) && name.endsWith(END);
    }

    static String temporary(String name, String purpose) {
        return START + name + purpose + END;
    }

    /** Stages a file; those of one path need different purposes. */
    Staged add(String path, String purpose, byte[] content) throws IOException {
        int end = path.lastIndexOf('/');
        Path folder = folder(end < 0 ? "" : path.substring(0, end));
        Path target = root.resolve(path);
        Path source = folder.resolve(temporary(target.getFileName().toString(), purpose));
        temporary.add(source);
        // Fails if somebody planted a link of that name.
        try (OutputStream out =
                Files.newOutputStream(source, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            keepMode(target, source);
            out.write(content);
        }
        return new Staged(source, target);
    }

    /** A file that a user keeps from others stays so: 0600 of a Secret. The mode is set before the file has a content. */
    private static void keepMode(Path target, Path source) throws IOException {
        PosixFileAttributeView before =
                Files.getFileAttributeView(target, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (before != null && Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)) {
            Files.setPosixFilePermissions(source, before.readAttributes().permissions());
        }
    }

    /** Makes the folder, name by name: each is a real folder and no link. */
    private Path folder(String path) throws IOException {
        Path folder = root;
        for (String name : path.isEmpty() ? new String[0] : path.split("/", -1)) {
            folder = folder.resolve(name);
            if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                continue;
            }
            if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
                throw new FileAlreadyExistsException(folder.toString(), null, "is no folder");
            }
            Files.createDirectory(folder);
            created.push(folder);
        }
        return folder;
    }

    /** A reader sees the old file or the new one, never a part. */
    void publish(Staged staged) throws IOException {
        Files.move(
                staged.source(), staged.target(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        temporary.remove(staged.source());
    }

    @Override
    public void close() throws IOException {
        for (Path file : temporary) {
            Files.deleteIfExists(file);
        }
        for (Path folder : created) {
            deleteIfEmpty(folder);
        }
    }

    private static void deleteIfEmpty(Path folder) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        boolean empty;
        try (Stream<Path> children = Files.list(folder)) {
            empty = children.findAny().isEmpty();
        }
        if (empty) {
            Files.delete(folder);
        }
    }

    /** One complete content and the file that it will be. */
    record Staged(Path source, Path target) {}
}
