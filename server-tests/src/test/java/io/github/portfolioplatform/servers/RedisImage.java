package io.github.portfolioplatform.servers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Stands in for the Docker Official Image of Redis.
 *
 * @see <a href="https://github.com/redis/docker-library-redis">what the image does</a>
 */
record RedisImage(String reference, String flavour, Path programs, List<Path> clients) implements ServerImage {

    /** The only version that is published with TLS on Maven Central. */
    static final String VERSION = "7.0.15";

    static final String ENTRYPOINT = "docker-entrypoint.sh";

    /** What {@code .ci/install-redis} makes. */
    private static final Path INSTALLED = Path.of(System.getProperty("repository.root"), ".ci/cache/redis")
            .toAbsolutePath()
            .normalize();

    RedisImage {
        clients = List.copyOf(clients);
    }

    static RedisImage newest() {
        String processor = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
        return new RedisImage(
                "redis:7.2.4",
                "redis",
                ServerArchive.unpackedProgram(
                        "redis", "redis-server-" + VERSION + "-linux-" + processor, "redis-server"),
                Machine.folderOf("redis-cli").stream().toList());
    }

    /** The same with the shell and the tools of the small image. */
    static RedisImage ofAlpine() {
        RedisImage newest = newest();
        List<Path> clients = Stream.concat(Stream.of(BusyBox.tools().resolve("bin")), newest.clients.stream())
                .toList();
        return new RedisImage("redis:7.2.4-alpine", "redis", newest.programs, clients);
    }

    /** Redis 8 of Debian, if it is there. */
    static RedisImage ofRedis8() {
        return installed("redis", "redis:8.0.2");
    }

    /** Valkey 8.1 of Debian, if it is there. */
    static RedisImage ofValkey8() {
        return installed("valkey", "valkey/valkey:8.1.1");
    }

    private static RedisImage installed(String flavour, String reference) {
        Path programs = INSTALLED.resolve(flavour + "-8");
        return new RedisImage(reference, flavour, programs, List.of(programs));
    }

    /** The same with these programs before those of this machine; an entrypoint among them is that of the image. */
    RedisImage with(Path folder) {
        return new RedisImage(
                reference,
                flavour,
                programs,
                Stream.concat(Stream.of(folder), clients.stream()).toList());
    }

    boolean isThere() {
        return Files.isExecutable(programs.resolve("bin").resolve(flavour + "-server"));
    }

    @Override
    public String toString() {
        return reference;
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
        if (clients.stream().anyMatch(folder -> Files.exists(folder.resolve(ENTRYPOINT)))) {
            command.add(0, ENTRYPOINT);
            return command;
        }
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
