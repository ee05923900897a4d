package io.github.portfolioplatform.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;

/**
 * What the probes answer about servers in states that a restart does not help, or does. Each probe has the time that is rendered, and a state
 * lasts, so one answer tells what the kubelet does after {@code failureThreshold} of them.
 */
@Tag("thorough")
class RedisProbesIT {

    private static final String NOT_PROVEN = "which states of Redis lead to a restart";

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

    private void start(RedisImage image) throws Exception {
        Machine.has(image, NOT_PROVEN);
        pod = ProductionRedisPod.open(Shop.redis(image).production(), image, folder);
        pod.start();
    }

    /** The answers within the rendered timeouts. */
    private String probes() {
        return Stream.of("startup", "readiness", "liveness")
                .map(probe -> probe + (succeeds(probe + "Probe") ? " yes" : " no"))
                .collect(Collectors.joining(", "));
    }

    private boolean succeeds(String probe) {
        RenderedContainer rendered = pod.container().rendered();
        List<String> command = new ArrayList<>(
                List.of("timeout", String.valueOf(rendered.fields().in(probe).number("timeoutSeconds"))));
        command.addAll(rendered.probe(probe));
        return pod.container().run(command).exitCode() == 0;
    }

    /** Sends a command and does not wait for its answer. */
    private void occupy(String script) {
        Thread thread = new Thread(() -> {
            try (Jedis client = pod.connect("app")) {
                client.eval(script);
            } catch (JedisException ended) {
                // The server ends before the script.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @ParameterizedTest
    @MethodSource("images")
    void a_server_that_runs_a_script_is_alive(RedisImage image) throws Exception {
        start(image);
        occupy("while true do redis.call('PING') end");
        pod.container().await(() -> !succeeds("readinessProbe"));

        for (int second = 0; second < 12; second += 4) {
            assertThat(probes()).isEqualTo("startup yes, readiness no, liveness yes");
        }
        assertThat(pod.container()
                        .run(List.of(
                                "sh",
                                "-c",
                                "%1$s-cli -s /run/%1$s/%1$s.sock --user probe --pass none ping"
                                        .formatted(pod.container().rendered().name())))
                        .output())
                .as("what the server answers then")
                .contains("BUSY");
    }

    /** Neither {@code KEYS}, {@code SORT} and {@code DEL} of many elements nor a script of such commands lets the server answer meanwhile. */
    @ParameterizedTest
    @MethodSource("images")
    void a_server_that_does_not_answer_because_a_command_takes_long_is_alive(RedisImage image) throws Exception {
        start(image);
        try (Jedis client = pod.connect("app")) {
            client.eval("for i = 1, 200000 do redis.call('SADD', 'many', i) end");
        }
        occupy("for i = 1, 1000 do redis.call('SORT', 'many', 'LIMIT', 0, 1) end");
        pod.container().await(() -> !succeeds("readinessProbe"));

        assertThat(probes()).isEqualTo("startup yes, readiness no, liveness yes");
        assertThat(probes()).isEqualTo("startup yes, readiness no, liveness yes");
    }

    @ParameterizedTest
    @MethodSource("images")
    void a_server_with_as_many_clients_as_it_may_have_is_alive(RedisImage image) throws Exception {
        start(image);
        try (Jedis admin = pod.connect("admin");
                Jedis another = pod.connect("app");
                Jedis last = pod.connect("app")) {
            assertThat(another.ping() + last.ping()).isEqualTo("PONGPONG");
            assertThat(admin.configSet("maxclients", "1")).isEqualTo("OK");
            for (int attempt = 0; attempt < 8; attempt++) {
                assertThat(probes()).isEqualTo("startup yes, readiness no, liveness yes");
            }
            assertThat(admin.configSet("maxclients", "1000")).isEqualTo("OK");
            assertThat(probes()).isEqualTo("startup yes, readiness yes, liveness yes");
        }
    }

    @ParameterizedTest
    @MethodSource("images")
    void a_server_with_full_memory_is_alive_and_ready_to_be_read(RedisImage image) throws Exception {
        start(image);
        try (Jedis admin = pod.connect("admin");
                Jedis client = pod.connect("app")) {
            client.set("key", "value");
            admin.configSet("maxmemory", "100kb");
            assertThat(NastyRedis.said(client, "SET", "another", "value")).startsWith("OOM ");

            assertThat(client.get("key")).isEqualTo("value");
            assertThat(probes()).isEqualTo("startup yes, readiness yes, liveness yes");
        }
    }

    /** It answers {@code MISCONF} to a ping, and works again when there is space. */
    @ParameterizedTest
    @MethodSource("images")
    void a_server_with_a_full_disk_is_alive_and_ready_to_be_read(RedisImage image) throws Exception {
        Path volume = Files.createDirectories(folder.resolve("volumes/redis-sessions-pvc"));
        Execution.of(new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=8m,mode=1777", "disk", volume.toString()))
                .succeeded();
        try {
            start(image);
            try (Jedis client = pod.connect("app")) {
                client.set("key", "value");
                pod.container()
                        .await(() -> NastyRedis.said(client, "SET", "big", "x".repeat(3_000_000))
                                .startsWith("MISCONF "));
                assertThat(client.get("key")).isEqualTo("value");
                assertThat(probes()).isEqualTo("startup yes, readiness yes, liveness yes");
            }
            pod.container().stop();
            pod.start();
            try (Jedis client = pod.connect("app")) {
                assertThat(client.get("key"))
                        .as("after a restart with the full disk")
                        .isEqualTo("value");
            }
        } finally {
            end();
            pod = null;
            Execution.of(new ProcessBuilder("umount", volume.toString())).succeeded();
        }
    }

    @ParameterizedTest
    @MethodSource("images")
    void a_server_that_loads_much_data_is_alive_however_long_that_takes(RedisImage image) throws Exception {
        start(image);
        try (Jedis client = pod.connect("app")) {
            client.eval("for i = 1, 20000 do redis.call('SET', 'key' .. i, i) end");
        }
        pod.container().stop();

        // In microseconds for each key.
        pod.container().start("--key-load-delay", "300");
        pod.container().await(() -> succeeds("startupProbe"));
        assertThat(probes()).isEqualTo("startup yes, readiness no, liveness yes");
    }

    @ParameterizedTest
    @MethodSource("images")
    void a_server_that_is_stopped_is_not_alive_until_it_goes_on(RedisImage image) throws Exception {
        start(image);
        pod.container().signal("STOP");
        assertThat(probes()).as("stopped").isEqualTo("startup no, readiness no, liveness no");
        pod.container().signal("CONT");
        pod.container().await(() -> probes().equals("startup yes, readiness yes, liveness yes"));
    }
}
