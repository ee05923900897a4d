package io.github.portfolioplatform.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Stands in for the image of rclone, which is an Alpine Linux: where this machine has BusyBox, that is the shell and all its tools.
 *
 * @see <a href="https://github.com/rclone/rclone/blob/master/Dockerfile">what the image is made of</a>
 */
record RcloneImage(Path programs) implements ServerImage {

    /** What the sandbox itself needs from this machine. */
    private static final Set<String> OF_THIS_MACHINE = Set.of("setpriv", "unshare");

    /** What this machine has; the tools of BusyBox are linked once for all tests. */
    static synchronized RcloneImage ofThisMachine() {
        try {
            Path programs = Files.createDirectories(ServerArchive.DIRECTORY.resolve("rclone/bin"));
            Optional<Path> busyBox = Machine.folderOf("busybox").map(folder -> folder.resolve("busybox"));
            if (busyBox.isPresent()) {
                link(busyBox.get(), programs);
            }
            return new RcloneImage(programs.getParent());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void link(Path busyBox, Path programs) throws IOException {
        String tools =
                Execution.of(new ProcessBuilder(busyBox.toString(), "--list")).succeeded();
        for (String tool : tools.lines().toList()) {
            if (!OF_THIS_MACHINE.contains(tool) && !Files.exists(programs.resolve(tool))) {
                Files.createSymbolicLink(programs.resolve(tool), busyBox);
            }
        }
    }

    @Override
    public List<Path> clients() {
        return Machine.folderOf("rclone").stream().toList();
    }

    @Override
    public Map<String, String> environment() {
        return Map.of("XDG_CONFIG_HOME", "/config");
    }

    @Override
    public List<String> folders() {
        return List.of("/tmp");
    }

    @Override
    public List<String> entrypoint(RunningContainer container, List<String> arguments) {
        return Stream.concat(Stream.of("rclone"), arguments.stream()).toList();
    }
}
