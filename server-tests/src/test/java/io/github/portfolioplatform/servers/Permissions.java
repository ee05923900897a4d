package io.github.portfolioplatform.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Owners and modes of files. Only root can give files to others; for anybody else all files belong to whom the container runs as, and
 * modes count for the owner alone.
 */
final class Permissions {

    private static final boolean ROOT = PodNamespaces.isRoot();
    private static final int OWNER_ALONE = 0700;

    private Permissions() {}

    static void give(Path path, int mode) throws IOException {
        give(path, mode, 0, 0);
    }

    static void give(Path path, int mode, int user, int group) throws IOException {
        if (ROOT) {
            Files.setAttribute(path, "unix:uid", user);
            Files.setAttribute(path, "unix:gid", group);
        }
        boolean ownerAlone = !ROOT && Files.isRegularFile(path);
        Files.setAttribute(path, "unix:mode", ownerAlone ? mode & OWNER_ALONE : mode);
    }

    /** {@return the folder, with nothing in it} */
    static Path emptied(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> content = Files.walk(folder)) {
                for (Path path : content.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        return Files.createDirectories(folder);
    }
}
