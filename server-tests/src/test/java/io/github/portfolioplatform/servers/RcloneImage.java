package io.github.portfolioplatform.servers;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Stands in for the image of rclone, which is an Alpine Linux: where this machine has BusyBox, that is the shell and all its tools.
 *
 * @see <a href="https://github.com/rclone/rclone/blob/master/Dockerfile">what the image is made of</a>
 */
record RcloneImage(Path programs) implements ServerImage {

    static RcloneImage ofThisMachine() {
        return new RcloneImage(BusyBox.tools());
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
