package io.github.portfolioplatform.servers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What an image brings that the rendered container relies on; here the programs come from elsewhere. */
interface ServerImage {

    /** Where {@link #programs()} are in the container. */
    String PROGRAMS = "/image";

    /** The folder that has {@code bin}. */
    Path programs();

    /** Folders of this machine whose programs stand beside those of the server, as the clients do. */
    List<Path> clients();

    /** The variables of the image. */
    default Map<String, String> environment() {
        return Map.of();
    }

    /** The user, and the group of the same number, that the server runs as. */
    default int user() {
        return 999;
    }

    /** Folders that everybody may write to. */
    List<String> folders();

    default String workingDirectory() {
        return "/";
    }

    /** The signal that the runtime stops it with. */
    default String stopSignal() {
        return "TERM";
    }

    /** The script that stands in for what an entrypoint does before the first start. */
    static String firstStart(String file) {
        try (InputStream in = ServerImage.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Does what the image's entrypoint does first with these arguments, and returns what it becomes. */
    List<String> entrypoint(RunningContainer container, List<String> arguments);
}
