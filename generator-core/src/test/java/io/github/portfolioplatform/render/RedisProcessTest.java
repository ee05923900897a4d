package io.github.portfolioplatform.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Starts a Redis server, if there is one on this machine, with the rendered arguments and the rendered configuration
 * file. Only paths and port are others than in the pod.
 */
class RedisProcessTest {

    private static final Rendered SPECIAL = Rendered.scenario("passwords-special");

    @TempDir
    Path folder;

    private final List<Process> started = new ArrayList<>();
    private int port;

    @AfterEach
    void stop() {
        started.forEach(Process::destroyForcibly);
    }

    @ParameterizedTest
    @ValueSource(strings = {"redis-hash", "redis-number", "redis-unicode"})
    void a_server_demands_its_password_to_the_letter(String instance) throws Exception {
        if (canRun()) {
            start(instance);

            assertThat(cli("", "GET", "key")).startsWith("NOAUTH");
            assertThat(cli(password(instance) + "x", "GET", "key"))
                    .contains("WRONGPASS")
                    .contains("NOAUTH");
            assertThat(cli(password(instance), "SET", "key", "value")).isEqualTo("OK");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"redis-hash", "redis-number", "redis-unicode"})
    void the_password_is_in_no_process_list(String instance) throws Exception {
        if (canRun()) {
            Process server = start(instance);

            assertThat(commandLine(server)).contains("redis-server").doesNotContain(password(instance));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"redis-hash", "redis-number", "redis-unicode"})
    void the_probes_tell_the_truth(String instance) throws Exception {
        if (canRun()) {
            Process server = start(instance);

            assertThat(probes(instance, password(instance))).containsExactly(0, 0, 0);
            assertThat(probes(instance, "")).as("without the password").containsExactly(1, 1, 1);
            stopAsTheKubeletDoes(server);
            assertThat(probes(instance, password(instance))).as("stopped").containsExactly(1, 1, 1);
        }
    }

    @Test
    void data_survives_the_end_of_the_pod() throws Exception {
        if (canRun()) {
            Process server = start("redis-hash");
            cli(password("redis-hash"), "SET", "key", "value");

            assertThat(stopAsTheKubeletDoes(server)).isZero();
            start("redis-hash");
            assertThat(cli(password("redis-hash"), "GET", "key")).isEqualTo("value");
        }
    }

    @Test
    void the_server_keeps_what_it_has_rather_than_to_evict_it() throws Exception {
        if (canRun()) {
            start("redis-hash");

            assertThat(cli(password("redis-hash"), "CONFIG", "GET", "maxmemory"))
                    .endsWith("\n" + 153 * 1024 * 1024);
            assertThat(cli(password("redis-hash"), "CONFIG", "GET", "maxmemory-policy"))
                    .endsWith("\nnoeviction");
            assertThat(cli(password("redis-hash"), "CONFIG", "GET", "appendonly"))
                    .endsWith("\nyes");
        }
    }

    private static boolean canRun() {
        boolean missing = isMissing("redis-server") || isMissing("redis-cli");
        if (missing) {
            System.out.println(
                    "Not proven: that Redis runs as rendered, for there is no redis-server on this machine.");
        }
        return !missing;
    }

    private static String password(String instance) {
        return SPECIAL.document(instance + "/credentials").text("stringData.redis-password");
    }

    private Process start(String instance) throws Exception {
        port = freePort();
        Path log = folder.resolve("log");
        Process server = new ProcessBuilder(command(instance))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        started.add(server);
        for (int attempt = 0; attempt < 200 && !cli(password(instance), "PING").equals("PONG"); attempt++) {
            assertThat(server.isAlive())
                    .as("the server runs; its log: %s", Files.readString(log))
                    .isTrue();
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return server;
    }

    private List<String> command(String instance) throws IOException {
        Path configuration = folder.resolve("redis.conf");
        Map<String, Object> credentials =
                SPECIAL.document(instance + "/credentials").map("stringData");
        Files.writeString(configuration, (String) credentials.get("redis.conf"));
        Path data = Files.createDirectories(folder.resolve("data"));
        Map<String, Path> places = Map.of("/etc/redis/redis.conf", configuration, "/data", data);
        List<String> command = new ArrayList<>();
        for (String argument : SPECIAL.container(instance).texts("args")) {
            command.add(places.containsKey(argument) ? places.get(argument).toString() : argument);
        }
        command.addAll(List.of("--port", String.valueOf(port), "--bind", "127.0.0.1", "--daemonize", "no"));
        return command;
    }

    private int stopAsTheKubeletDoes(Process server) throws Exception {
        server.destroy();
        assertThat(server.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return server.exitValue();
    }

    /**
     * The exit codes of the rendered startup, readiness and liveness probes, as the container's environment makes
     * them.
     */
    private List<Integer> probes(String instance, String password) throws Exception {
        List<Integer> codes = new ArrayList<>();
        for (String probe : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
            List<String> command = SPECIAL.container(instance).texts(probe + ".exec.command").stream()
                    .map(argument -> argument.replace("-p 6379", "-p " + port))
                    .toList();
            Process process = process(command, password);
            process.getInputStream().readAllBytes();
            codes.add(process.waitFor());
        }
        return codes;
    }

    private String cli(String password, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("redis-cli", "-h", "127.0.0.1", "-p", String.valueOf(port)));
        command.addAll(List.of(arguments));
        Process process = process(command, password);
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    private static Process process(List<String> command, String password) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().remove("REDISCLI_AUTH");
        if (!password.isEmpty()) {
            builder.environment().put("REDISCLI_AUTH", password);
        }
        return builder.start();
    }

    private static String commandLine(Process process) throws IOException {
        Path processList = Path.of("/proc/" + process.pid() + "/cmdline");
        return Files.exists(processList)
                ? Files.readString(processList).replace('\0', ' ')
                : process.info().commandLine().orElse("redis-server, but this system does not tell its arguments");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean isMissing(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .noneMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }
}
