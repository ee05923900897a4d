package io.github.portfolioplatform.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** The shell and all tools of an Alpine Linux, which the image of rclone and small images of servers are made of. */
final class BusyBox {

    /** What the sandbox itself needs from this machine. */
    private static final Set<String> OF_THIS_MACHINE = Set.of("setpriv", "unshare");

    private BusyBox() {}

    /** The folder whose {@code bin} has a link for each tool, made once for all tests. It is empty where this machine has no BusyBox. */
    static synchronized Path tools() {
        try {
            Path bin = Files.createDirectories(ServerArchive.DIRECTORY.resolve("busybox/bin"));
            if (Machine.folderOf("busybox").isPresent()) {
                link(Machine.folderOf("busybox").orElseThrow().resolve("busybox"), bin);
            }
            return bin.getParent();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void link(Path busyBox, Path bin) throws IOException {
        String tools =
                Execution.of(new ProcessBuilder(busyBox.toString(), "--list")).succeeded();
        for (String tool : tools.lines().toList()) {
            if (!OF_THIS_MACHINE.contains(tool) && !Files.exists(bin.resolve(tool))) {
                Files.createSymbolicLink(bin.resolve(tool), busyBox);
            }
        }
    }
}
