package io.github.portfolioplatform.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import redis.clients.jedis.Jedis;

/** That the script that starts Redis of production fits the entrypoints and the shells of the images. */
@Tag("thorough")
class RedisEntrypointIT {

    private static final String NOT_PROVEN = "that the script that starts Redis fits the images";

    /** Adds arguments only if it is told to start the server, as the image of Redis 8 does with its modules. */
    private static final String ENTRYPOINT = """
            #!/bin/sh
            set -e
            case $1 in
              redis-server | valkey-server) set -- "$@" --maxclients 77 ;;
            esac
            exec "$@"
            """;

    /** The programs of BusyBox that the image of Alpine has and the scripts use. Debian builds BusyBox without {@code flock}. */
    private static final List<String> APPLETS = List.of(
            "awk",
            "basename",
            "cat",
            "chmod",
            "chown",
            "cmp",
            "cp",
            "cut",
            "date",
            "grep",
            "head",
            "id",
            "mkdir",
            "mv",
            "od",
            "printf",
            "rm",
            "sed",
            "sh",
            "sha256sum",
            "sleep",
            "sort",
            "tail",
            "timeout",
            "touch",
            "tr",
            "wc");

    @TempDir
    private Path folder;

    private ProductionRedisPod pod;

    static Stream<RedisImage> images() {
        return Stream.of(RedisImage.newest(), RedisImage.ofRedis8(), RedisImage.ofValkey8());
    }

    @BeforeAll
    static void needs_programs() {
        Machine.runsPods(NOT_PROVEN);
        Machine.needs("redis-cli", NOT_PROVEN);
    }

    @AfterEach
    void end() {
        if (pod != null) {
            pod.close();
        }
    }

    @ParameterizedTest
    @MethodSource("images")
    void the_arguments_that_an_entrypoint_adds_reach_the_server(RedisImage image) throws Exception {
        Path programs = Files.createDirectories(folder.resolve("programs/bin"));
        program(programs, RedisImage.ENTRYPOINT, ENTRYPOINT);
        start(image, programs);

        try (Jedis admin = pod.connect("admin")) {
            assertThat(admin.configGet("maxclients")).containsValue("77");
        }
        assertThat(pod.container().probes()).isEqualTo("started yes, ready yes, alive yes");
    }

    /** Users rotate, and the lock of the volume holds, with the shell and the tools of Alpine. */
    @ParameterizedTest
    @MethodSource("images")
    void busybox_runs_the_scripts(RedisImage image) throws Exception {
        Machine.needs("busybox", "that Redis starts with the shell of Alpine");
        Path programs = Files.createDirectories(folder.resolve("programs/bin"));
        Path busybox = Machine.folderOf("busybox").orElseThrow().resolve("busybox");
        for (String applet : APPLETS) {
            Files.createSymbolicLink(programs.resolve(applet), busybox);
        }
        start(image, programs);

        ProductionInstance rotated = pod.rendered().with("app", "another \\ ' \" % $1 ü");
        pod.follow(rotated);
        assertThat(pod.isLetIn("app")).as("with the password before").isTrue();
        assertThat(pod.container()
                        .run(List.of("flock", "-n", "/data/.lock", "true"))
                        .exitCode())
                .as("the lock is held")
                .isNotZero();
        assertThat(pod.container().probes()).isEqualTo("started yes, ready yes, alive yes");
        pod.container().signal("STOP");
        assertThat(pod.container().probes()).isEqualTo("started no, ready no, alive no");
    }

    private void start(RedisImage image, Path programs) throws Exception {
        Machine.has(image, NOT_PROVEN);
        RedisImage complete = image.with(programs);
        pod = ProductionRedisPod.open(Shop.redis(image).production(), complete, folder);
        pod.start();
    }

    private static void program(Path programs, String name, String text) throws IOException {
        Path file = Files.writeString(programs.resolve(name), text);
        assertThat(file.toFile().setExecutable(true, false)).isTrue();
    }
}
