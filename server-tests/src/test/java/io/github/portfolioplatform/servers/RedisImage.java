package io.github.portfolioplatform.servers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Stands in for the Docker Official Image of Redis.
 *
 * @see <a href="https://github.com/redis/docker-library-redis">what the image does</a>
 */
record RedisImage(Path programs) implements ServerImage {

    /** The only version that somebody publishes with TLS. */
    static final String VERSION = "7.0.15";

    static RedisImage newest() {
        String processor = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
        return new RedisImage(ServerArchive.unpackedProgram(
                "redis", "redis-server-" + VERSION + "-linux-" + processor, "redis-server"));
    }

    @Override
    public List<Path> clients() {
        return Machine.folderOf("redis-cli").stream().toList();
    }

    @Override
    public Map<String, String> environment() {
        return Map.of("REDIS_VERSION", VERSION);
    }

    @Override
    public List<String> folders() {
        return List.of("/tmp", "/data");
    }

    @Override
    public String workingDirectory() {
        return "/data";
    }

    @Override
    public List<String> entrypoint(RunningContainer container, List<String> arguments) {
        List<String> command = new ArrayList<>(arguments);
        if (arguments.get(0).startsWith("-") || arguments.get(0).endsWith(".conf")) {
            command.add(0, "redis-server");
        }
        if (!command.get(0).equals("redis-server")) {
            return command;
        }
        int options = command.size() > 1 && !command.get(1).startsWith("-") ? 2 : 1;
        Optional<String> file = options == 2 ? Optional.of(command.get(1)) : Optional.empty();
        // The image is built with another default.
        command.addAll(options, unlessSaid(container, file, "protected-mode", "no"));
        if (!container.inside("6379").equals("6379")) {
            command.addAll(options, unlessSaid(container, file, "port", "6379"));
        }
        return command;
    }

    /** An argument would go before what a file says. */
    private static List<String> unlessSaid(
            RunningContainer container, Optional<String> file, String setting, String value) {
        boolean said = file.filter(path -> container
                                .run(List.of("grep", "-q", "^" + setting + " ", path))
                                .exitCode()
                        == 0)
                .isPresent();
        return said ? List.of() : List.of("--" + setting, value);
    }
}
