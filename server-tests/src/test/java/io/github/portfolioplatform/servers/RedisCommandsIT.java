package io.github.portfolioplatform.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.engine.OperatorCommands;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;

/** What people type who look after a Redis server, typed as it stands in the document. */
@Tag("thorough")
class RedisCommandsIT {

    private static final String PROVEN = "that Redis is copied and put back by the commands for people";
    private static final Shop SHOP = Shop.redis();
    private static final int KEYS = 5000;

    @TempDir
    private Path folder;

    @BeforeAll
    static void needs_a_server_and_its_clients() {
        Machine.runsPods(PROVEN);
        Machine.needs("redis-cli", PROVEN);
        Machine.needs("redis-check-rdb", PROVEN);
    }

    @Test
    void a_copy_of_development_is_taken_and_put_back() throws Exception {
        Shop shop = SHOP.withHostilePassword();
        OperatorCommands commands = shop.commands("development");
        try (RedisPod pod = RedisPod.open(shop.development(), folder)) {
            pod.start();
            Kubectl kubectl = Kubectl.to(pod.container(), folder, Map.of());
            try (Jedis client = pod.connect(pod.password())) {
                fill(client);
                assertThat(kubectl.run(commands.copy()).exitCode()).isZero();
                client.flushAll();
                client.set("made", "since");
            }

            assertThat(kubectl.run(commands.putBack()).exitCode()).isZero();
            assertThat(kubectl.told())
                    .endsWith(
                            "delete pod -n shop-development redis-sessions-0",
                            "rollout status -n shop-development statefulset/redis-sessions");
            pod.container().stop();
            pod.start();

            try (Jedis client = pod.connect(pod.password())) {
                holdsTheCopy(client);
                client.set("after", "it");
            }
            pod.container().stop();
            pod.start();
            try (Jedis client = pod.connect(pod.password())) {
                assertThat(client.get("after"))
                        .as("what is written afterwards is kept")
                        .isEqualTo("it");
            }
            assertThat(kubectl.run(commands.shell() + " dbsize").output()).isEqualTo(String.valueOf(KEYS + 2));
        }
    }

    @Test
    void a_copy_that_was_cut_short_is_refused_and_changes_nothing() throws Exception {
        OperatorCommands commands = SHOP.commands("development");
        try (RedisPod pod = RedisPod.open(SHOP.development(), folder)) {
            pod.start();
            Kubectl kubectl = Kubectl.to(pod.container(), folder, Map.of());
            try (Jedis client = pod.connect(pod.password())) {
                fill(client);
                kubectl.run(commands.copy()).succeeded();
                Path copy = folder.resolve("redis-sessions.rdb");
                byte[] whole = Files.readAllBytes(copy);
                Files.write(copy, Arrays.copyOf(whole, whole.length / 2));

                Execution refused = kubectl.run(commands.putBack());

                assertThat(refused.exitCode()).isEqualTo(1);
                assertThat(kubectl.told()).noneMatch(call -> call.startsWith("delete"));
                assertThat(client.configGet("appendonly")).containsValue("yes");
            }
            pod.container().stop();
            pod.start();
            try (Jedis client = pod.connect(pod.password())) {
                assertThat(client.dbSize()).isEqualTo(KEYS + 1);
            }
        }
    }

    @Test
    void a_copy_of_production_is_taken_by_a_user_who_reads_no_single_value_and_put_back_by_the_administrator()
            throws Exception {
        ProductionInstance rendered = SHOP.production().withHostilePasswords();
        OperatorCommands commands = SHOP.commands("production");
        try (ProductionRedisPod pod = ProductionRedisPod.open(rendered, folder)) {
            pod.start();
            Kubectl kubectl = Kubectl.to(pod.container(), folder, secrets(rendered));
            try (Jedis client = pod.connect("app")) {
                fill(client);
                assertThat(kubectl.run(commands.copy()).exitCode()).isZero();
                client.del("key 1", "hash");
            }

            assertThat(kubectl.run(commands.putBack()).exitCode()).isZero();
            pod.container().stop();
            pod.start();

            try (Jedis client = pod.connect("app")) {
                assertThat(client.get("key 1")).isEqualTo("value\r\n1");
                assertThat(client.hget("hash", "field")).isEqualTo("value");
            }
        }
    }

    @Test
    void without_the_password_nothing_is_copied_and_nothing_is_put_back() throws Exception {
        ProductionInstance rendered = SHOP.production();
        OperatorCommands commands = SHOP.commands("production");
        try (ProductionRedisPod pod = ProductionRedisPod.open(rendered, folder)) {
            pod.start();
            Kubectl nobody = Kubectl.to(pod.container(), folder, Map.of());
            assertThat(nobody.run(commands.copy()).exitCode()).isNotZero();
            assertThat(folder.resolve("redis-sessions.rdb")).doesNotExist();

            Kubectl.to(pod.container(), folder, secrets(rendered))
                    .run(commands.copy())
                    .succeeded();
            Kubectl wrong = Kubectl.to(
                    pod.container(), folder, Map.of("redis-sessions-admin", "wrong", "redis-sessions-backup", "wrong"));
            Path copy = folder.resolve("redis-sessions.rdb");
            byte[] whole = Files.readAllBytes(copy);

            assertThat(wrong.run(commands.copy()).exitCode()).isEqualTo(1);
            assertThat(wrong.run(commands.putBack()).exitCode()).isEqualTo(1);
            assertThat(copy).hasBinaryContent(whole);
            assertThat(wrong.told()).noneMatch(call -> call.startsWith("delete"));
        }
    }

    private static Map<String, String> secrets(ProductionInstance rendered) {
        return Map.of(
                "redis-sessions-admin", rendered.secret("admin").get("password"),
                "redis-sessions-backup", rendered.secret("backup").get("password"));
    }

    private static void fill(Jedis client) {
        for (int i = 0; i < KEYS; i++) {
            client.set("key " + i, "value\r\n" + i);
        }
        client.hset("hash", "field", "value");
    }

    private static void holdsTheCopy(Jedis client) {
        assertThat(client.dbSize()).isEqualTo(KEYS + 1);
        assertThat(client.get("key 4711")).isEqualTo("value\r\n4711");
        assertThat(client.hget("hash", "field")).isEqualTo("value");
    }
}
