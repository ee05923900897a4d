package io.github.portfolioplatform.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import redis.clients.jedis.Jedis;

/** Real Redis servers, started with what is rendered for development. */
class RedisIT {

    /** In bytes: 60 % of a limit of 256Mi, in whole megabytes. */
    private static final String MEMORY = String.valueOf(153 * 1024 * 1024);

    @TempDir
    private Path folder;

    private RedisPod pod;

    @BeforeAll
    static void needs_a_server() {
        Machine.runsServers("that Redis runs as rendered");
    }

    @AfterEach
    void end() {
        if (pod != null) {
            pod.close();
        }
    }

    @Test
    void every_setting_that_is_rendered_is_that_of_the_server() throws Exception {
        start(Portfolios.redis("7.2", Portfolios.PASSWORD));
        List<String> arguments = pod.container().rendered().arguments();

        try (Jedis client = pod.connect(Portfolios.PASSWORD)) {
            for (int i = 2; i < arguments.size(); i += 2) {
                String name = arguments.get(i).substring(2);
                String value = name.equals("maxmemory") ? MEMORY : arguments.get(i + 1);
                assertThat(client.configGet(name))
                        .isEqualTo(Map.of(name, pod.container().inside(value)));
            }
        }
        assertThat(arguments).contains("--dir", "--appendonly", "--maxmemory", "--maxmemory-policy");
    }

    @Test
    void a_password_of_everything_that_somebody_got_wrong_is_the_password() throws Exception {
        String password = Portfolios.hostilePassword();
        start(Portfolios.redis("7.2", password));

        try (Jedis client = pod.connect(password)) {
            assertThat(client.ping()).isEqualTo("PONG");
        }
        assertThatThrownBy(() -> pod.connect(password.strip()).ping()).hasMessageContaining("WRONGPASS");
    }

    @ParameterizedTest
    @CsvSource({
        "portfolio-platform, redis",
        "gitops, redis-sessions",
        "passwords-special, redis-hash",
        "passwords-special, redis-number",
        "passwords-special, redis-unicode"
    })
    void the_examples_run(String scenario, String name) throws Exception {
        start(Portfolios.golden(scenario, name));

        try (Jedis client = pod.connect(pod.password())) {
            assertThat(client.set("key", "value")).isEqualTo("OK");
        }
    }

    @Test
    void nobody_comes_in_without_the_password() throws Exception {
        start(Portfolios.redis("7.2", Portfolios.PASSWORD));

        try (Jedis stranger = pod.connect("")) {
            assertThatThrownBy(() -> stranger.get("key")).hasMessageContaining("NOAUTH");
        }
        assertThatThrownBy(() -> pod.connect("wrong").get("key")).hasMessageContaining("WRONGPASS");
    }

    @Test
    void the_password_is_in_no_process_list_and_in_no_log() throws Exception {
        start(Portfolios.redis("7.2", Portfolios.PASSWORD));
        pod.connect(Portfolios.PASSWORD).close();

        assertThat(pod.container().commandLines())
                .singleElement()
                .asString()
                .contains("redis-server")
                .doesNotContain(Portfolios.PASSWORD);
        assertThat(pod.container().log())
                .contains("Ready to accept connections")
                .doesNotContain(Portfolios.PASSWORD);
    }

    @Test
    void the_probes_tell_a_server_that_is_ready_from_one_that_is_not() throws Exception {
        Machine.needs("redis-cli", "that the probes of Redis tell the truth");
        pod = RedisPod.open(Portfolios.redis("7.2", Portfolios.PASSWORD), folder);
        assertThat(pod.container().probes()).as("before the start").isEqualTo("started no, ready no, alive no");

        pod.start();
        assertThat(pod.container().probes()).as("running").isEqualTo("started yes, ready yes, alive yes");
        assertThat(pod.container().probes(Map.of("REDISCLI_AUTH", "wrong")))
                .as("with another password than the server's")
                .isEqualTo("started no, ready no, alive no");
        pod.container().stop();
        assertThat(pod.container().probes()).as("stopped").isEqualTo("started no, ready no, alive no");
    }

    @Test
    void a_server_that_loads_its_data_is_alive_but_not_ready() throws Exception {
        Machine.needs("redis-cli", "that a Redis server which loads is not killed");
        start(Portfolios.redis("7.2", Portfolios.PASSWORD));
        try (Jedis client = pod.connect(Portfolios.PASSWORD)) {
            client.eval("for i = 1, 20000 do redis.call('SET', 'key' .. i, i) end");
        }
        pod.container().stop();
        // In microseconds for each key.
        pod.container().start("--key-load-delay", "500");

        pod.container()
                .await(() -> pod.container().log().contains("DB loaded")
                        || pod.container().succeeds("livenessProbe"));
        assertThat(pod.container().probes()).isEqualTo("started no, ready no, alive yes");
    }

    @Test
    void data_survive_the_pod_which_ends_in_time_although_somebody_is_connected() throws Exception {
        RenderedInstance instance = Portfolios.redis("7.2", Portfolios.PASSWORD);
        start(instance);
        try (Jedis client = pod.connect(Portfolios.PASSWORD)) {
            client.set("key", "value");
            assertThat(pod.container().stop()).as("exit code").isZero();
        }
        pod.close();
        start(instance);

        try (Jedis client = pod.connect(Portfolios.PASSWORD)) {
            assertThat(client.get("key")).isEqualTo("value");
        }
    }

    @Test
    void what_was_written_survives_a_server_that_is_killed() throws Exception {
        start(Portfolios.redis("7.2", Portfolios.PASSWORD));
        try (Jedis client = pod.connect(Portfolios.PASSWORD)) {
            client.set("key", "value");
        }
        pod.container().signal("KILL");
        pod.container().ended();
        pod.start();

        try (Jedis client = pod.connect(Portfolios.PASSWORD)) {
            assertThat(client.get("key")).isEqualTo("value");
        }
    }

    private void start(RenderedInstance instance) throws Exception {
        pod = RedisPod.open(instance, folder);
        pod.start();
    }
}
