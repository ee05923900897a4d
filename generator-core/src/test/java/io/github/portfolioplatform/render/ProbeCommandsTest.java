package io.github.portfolioplatform.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs the rendered probe commands against clients that answer as a server in some state does. */
class ProbeCommandsTest {

    private static final Rendered PLATFORM = Rendered.platform();

    @TempDir
    static Path programs;

    @BeforeAll
    static void a_pg_isready_and_a_redis_cli_that_answer_what_the_environment_says() throws IOException {
        program(
                "pg_isready",
                "#!/bin/sh\n[ \"$*\" = '-q -h 127.0.0.1 -p 5432 -U bookmarked_user -d bookmarked' ] || exit 99\nexit $CODE\n");
        program(
                "redis-cli",
                "#!/bin/sh\n[ \"$*\" = '-h 127.0.0.1 -p 6379 ping' ] || exit 99\nprintf '%s\\n' \"$REPLY\"\nexit $CODE\n");
    }

    private static void program(String name, String script) throws IOException {
        Path file = Files.writeString(programs.resolve(name), script);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "accepting connections, 0, true, true",
        "'rejecting connections: starting, stopping or recovering', 1, false, true",
        "no answer, 2, false, false",
        "wrong arguments, 3, false, false",
    })
    void a_postgresql_server_is(String state, int code, boolean ready, boolean alive) throws Exception {
        assertThat(succeeds("postgresql-bookmarked", "startupProbe", code, ""))
                .as("started: " + state)
                .isEqualTo(ready);
        assertThat(succeeds("postgresql-bookmarked", "readinessProbe", code, ""))
                .as("ready: " + state)
                .isEqualTo(ready);
        assertThat(succeeds("postgresql-bookmarked", "livenessProbe", code, ""))
                .as("alive: " + state)
                .isEqualTo(alive);
    }

    /** {@code redis-cli} exits with 0 as long as it got an answer, whatever that is. */
    @ParameterizedTest
    @CsvSource({
        "PONG, 0, true, true",
        "LOADING Redis is loading the dataset in memory, 0, false, true",
        "MASTERDOWN Link with MASTER is down and replica-serve-stale-data is set to 'no'., 0, false, true",
        "NOAUTH Authentication required., 0, false, false",
        "WRONGPASS invalid username-password pair or user is disabled., 0, false, false",
        "MISCONF Errors writing to the AOF file: No space left on device, 0, true, true",
        "BUSY Redis is busy running a script., 0, false, true",
        "AUTH failed: ERR max number of clients reached, 1, false, true",
        "Error: Broken pipe, 1, false, true",
        "PONGS, 0, false, false",
        "Could not connect to Redis at 127.0.0.1:6379: Connection refused, 1, false, false",
        "'', 1, false, false",
    })
    void a_redis_server_is(String reply, int code, boolean ready, boolean alive) throws Exception {
        assertThat(succeeds("redis", "startupProbe", code, reply)).as("started").isEqualTo(alive);
        assertThat(succeeds("redis", "readinessProbe", code, reply)).as("ready").isEqualTo(ready);
        assertThat(succeeds("redis", "livenessProbe", code, reply)).as("alive").isEqualTo(alive);
    }

    private static boolean succeeds(String instance, String probe, int code, String reply) throws Exception {
        // env finds the program by the PATH that it is given, where the JVM would use its own.
        List<String> command = new ArrayList<>(List.of("/usr/bin/env"));
        command.addAll(PLATFORM.container(instance).texts(probe + ".exec.command"));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PATH", programs + ":" + System.getenv("PATH"));
        builder.environment().put("CODE", String.valueOf(code));
        builder.environment().put("REPLY", reply);
        Process process = builder.start();
        process.getInputStream().readAllBytes();
        return process.waitFor() == 0;
    }
}
