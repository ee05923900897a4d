package io.github.portfolioplatform.servers;

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
    Map<String, String> environment();

    /** The user, and the group of the same number, that the server runs as. */
    int user();

    /** Folders that everybody may write to. */
    List<String> folders();

    String workingDirectory();

    /** The signal that the runtime stops it with. */
    String stopSignal();

    /** Does what the image's entrypoint does first with these arguments, and returns what it becomes. */
    List<String> entrypoint(RunningContainer container, List<String> arguments);
}
