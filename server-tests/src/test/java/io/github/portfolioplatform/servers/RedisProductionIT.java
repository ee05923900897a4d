package io.github.portfolioplatform.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.portfolioplatform.engine.Dialect;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisConnectionException;

/** Redis in production: who comes in, and what he can do then. */
class RedisProductionIT {

    private static final Shop SHOP = Shop.redis();

    @TempDir
    private static Path folder;

    /** All tests look at one server, for starting is what takes time. */
    private static ProductionRedisPod pod;

    @BeforeAll
    static void start() throws Exception {
        Machine.runsPods("that Redis is secure as rendered");
        Machine.needs("redis-cli", "that Redis is secure as rendered");
        pod = ProductionRedisPod.open(SHOP.production().withHostilePasswords(), folder);
        pod.start();
    }

    @AfterAll
    static void end() {
        if (pod != null) {
            pod.close();
        }
    }

    @Test
    void a_connection_without_tls_is_refused() {
        assertThatThrownBy(() -> pod.withoutTls().ping()).isInstanceOf(JedisConnectionException.class);
    }

    @Test
    void a_client_that_trusts_another_authority_does_not_send_its_password() {
        ProductionInstance others =
                pod.rendered().with(pod.rendered().renewed().certificate().alone());

        assertThatThrownBy(() -> pod.with(others).connect("app")).hasMessageContaining("certification path");
    }

    @Test
    void nobody_comes_in_without_a_user() {
        try (Jedis nobody = pod.withoutUser()) {
            assertThatThrownBy(() -> nobody.get("key")).hasMessageContaining("NOAUTH");
        }
    }

    @Test
    void nobody_comes_in_as_the_default_user_or_with_the_password_of_another() {
        String ofApplication = pod.rendered().passwords().get("app");

        for (String user : List.of("default", "admin", "metrics", "backup", "watcher", "nobody")) {
            assertThatThrownBy(() -> pod.connect(user, ofApplication)).as(user).hasMessageContaining("WRONGPASS");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"app", "admin", "metrics", "backup"})
    void a_password_of_everything_that_somebody_got_wrong_is_the_password_of_everybody(String purpose) {
        try (Jedis client = pod.connect(purpose)) {
            assertThat(client.ping()).isEqualTo("PONG");
        }
    }

    @Test
    void the_application_connects_with_the_uri_that_is_rendered() throws Exception {
        String uri = ClientSettings.of(SHOP, pod.rendered()).in(Dialect.URI).get("REDIS_URL");
        assertThat(uri).startsWith("rediss://");
        assertThat(pod.rendered().secret("app")).containsEntry("uri", uri);

        try (Jedis client = pod.open(uri)) {
            assertThat(ProductionRedisPod.answer(client, "SET uri read")).isEqualTo("OK".getBytes());
        }
        assertThat(pod.client("-u", uri, "GET", "uri")).isEqualTo("read");
    }

    @Test
    void the_application_connects_with_the_variables_that_are_rendered() {
        Map<String, String> variables = ClientSettings.of(SHOP, pod.rendered()).in(Dialect.VARIABLES);
        assertThat(variables)
                .containsEntry("REDIS_HOST", pod.rendered().host())
                .containsEntry("REDIS_PORT", "6379")
                .containsEntry("REDIS_TLS", "true");

        try (Jedis client = pod.connect(variables.get("REDIS_USER"), variables.get("REDIS_PASSWORD"))) {
            assertThat(client.ping()).isEqualTo("PONG");
        }
    }

    @Test
    void the_application_works_with_its_data() {
        try (Jedis client = pod.connect("app")) {
            client.hset("hash", "field", "value");
            assertThat(client.hgetAll("hash")).containsEntry("field", "value");
            assertThat(client.scan("0").getResult()).contains("hash");
            assertThat(client.eval("return redis.call('HLEN', KEYS[1])", 1, "hash"))
                    .isEqualTo(1L);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FLUSHALL",
                "CONFIG GET dir",
                "CONFIG SET dir /tmp",
                "ACL LIST",
                "ACL LOAD",
                "MONITOR",
                "SHUTDOWN"
            })
    void the_application_does_not_touch_more_than_its_data(String command) {
        refuses("app", command);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET hash", "SET hash x", "SCAN 0", "CONFIG SET maxmemory 0", "ACL LIST"})
    void metrics_and_backups_do_not_see_and_change_single_values(String command) {
        refuses("metrics", command);
        refuses("backup", command);
    }

    private static void refuses(String purpose, String command) {
        try (Jedis client = pod.connect(purpose)) {
            assertThatThrownBy(() -> ProductionRedisPod.answer(client, command))
                    .as(purpose + ": " + command)
                    .hasMessageContaining("NOPERM");
        }
    }

    @Test
    void every_setting_that_is_rendered_is_that_of_the_server() {
        String file = pod.rendered().rendered().value("ConfigMap", SHOP.name() + "-configuration", "redis.conf");
        try (Jedis admin = pod.connect("admin")) {
            file.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(" ", 2))
                    .filter(setting -> !setting[0].equals("client-output-buffer-limit"))
                    .forEach(setting -> assertThat(admin.configGet(setting[0]))
                            .isEqualTo(Map.of(setting[0], expected(setting[1]))));
            assertThat(admin.configGet("client-output-buffer-limit").toString()).contains("slave 53477376 53477376 60");
            assertThat(admin.configGet("save")).containsValue("");
            assertThat(admin.configGet("appendonly")).containsValue("yes");
        }
    }

    private static String expected(String value) {
        String plain = value.replace("\"", "");
        return plain.matches("[0-9]+mb")
                ? String.valueOf(Long.parseLong(plain.replace("mb", "")) << 20)
                : pod.container().inside(plain);
    }

    @Test
    void no_password_is_in_the_process_list_the_log_or_the_configuration() throws Exception {
        pod.connect("app").close();
        assertThatThrownBy(() -> pod.connect("app", pod.rendered().passwords().get("metrics")))
                .hasMessageContaining("WRONGPASS");

        try (Jedis admin = pod.connect("admin")) {
            String configuration = admin.configGet("*").toString();
            for (String password : pod.rendered().passwords().values()) {
                String start = password.substring(0, password.indexOf('#'));
                assertThat(pod.container().log() + pod.container().commandLines() + configuration)
                        .contains("Ready to accept connections")
                        .doesNotContain(start);
            }
        }
    }

    @Test
    void refusals_are_written_down() {
        refuses("app", "FLUSHALL");

        try (Jedis admin = pod.connect("admin")) {
            assertThat(admin.aclLog())
                    .anySatisfy(entry -> assertThat(entry.getObject()).isEqualTo("flushall"));
        }
    }
}
