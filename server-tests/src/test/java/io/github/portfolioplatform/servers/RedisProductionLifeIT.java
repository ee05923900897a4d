package io.github.portfolioplatform.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;

/** What happens to a Redis of production in the course of its life. */
@Tag("thorough")
class RedisProductionLifeIT {

    private static final Shop SHOP = Shop.redis();

    private static final String CLAIM = "redis-sessions-pvc";

    @TempDir
    private Path folder;

    private ProductionRedisPod pod;

    @BeforeAll
    static void needs_a_server_and_its_client() {
        Machine.runsPods("that a Redis of production outlives changes");
        Machine.needs("redis-cli", "that a Redis of production outlives changes");
    }

    @AfterEach
    void end() {
        if (pod != null) {
            pod.close();
        }
    }

    @Test
    void all_passwords_and_the_certificate_change_at_once_and_the_old_passwords_count_for_a_day() throws Exception {
        start();
        ProductionInstance rotated = pod.rendered().renewed();
        for (String user : ProductionRedisPod.USERS) {
            rotated = rotated.with(user, "another of " + user + " \\ ' \" % $1 $(id) ü");
        }
        ProductionRedisPod before = pod.with(pod.rendered().with(rotated.certificate()));
        try (Jedis open = pod.connect("app")) {
            pod.follow(rotated);
            assertThat(open.ping()).isEqualTo("PONG");
        }
        for (String user : ProductionRedisPod.USERS) {
            assertThat(pod.with(rotated).isLetIn(user)).as("new of " + user).isTrue();
            assertThat(before.isLetIn(user)).as("old of " + user).isTrue();
        }
        ProductionRedisPod shown = shown(rotated);
        pod.container().await(() -> shown.isLetIn("app"));
        assertThatThrownBy(() -> shown(pod.rendered()).connect("app")).hasMessageContaining("certification path");
        assertThat(pod.container().log()).doesNotContain("another of");
        assertThat(pod.container().probes()).isEqualTo("started yes, ready yes, alive yes");
    }

    @Test
    void a_new_pod_on_the_volume_knows_both_passwords_too() throws Exception {
        start();
        ProductionInstance rotated = pod.rendered().with("app", "another");
        pod.follow(rotated);
        pod.container().stop();
        pod.close();
        ProductionRedisPod next = ProductionRedisPod.open(rotated, folder);
        pod = next;
        next.start();

        assertThat(next.isLetIn("app")).isTrue();
        assertThat(next.with(next.rendered().with("app", "pw-of-app")).isLetIn("app"))
                .isTrue();
        assertThat(next.with(next.rendered().with("app", "pw-of-admin")).isLetIn("app"))
                .isFalse();
    }

    @Test
    void a_second_server_on_the_volume_waits_until_the_first_has_ended() throws Exception {
        start();
        try (Jedis client = pod.connect("app")) {
            client.set("key", "of the first");
        }
        Path beside = Files.createDirectories(folder.resolve("beside/volumes"));
        Files.createSymbolicLink(
                beside.resolve(CLAIM), folder.resolve("volumes").resolve(CLAIM).toAbsolutePath());
        try (RunningContainer second =
                pod.container().neighbour(pod.container().rendered(), RedisImage.newest(), folder.resolve("beside"))) {
            second.start().await(() -> second.log().contains("Waiting: a restore or another server holds the lock"));
            assertThat(second.probes()).as("of the second").endsWith("alive no");
            assertThat(pod.container().stop()).isZero();
            second.await(() -> second.succeeds("startupProbe"));

            try (Jedis client = new ProductionRedisPod(pod.rendered(), second, folder).connect("app")) {
                assertThat(client.get("key")).isEqualTo("of the first");
            }
        }
    }

    @Test
    void a_pod_that_waits_for_the_lock_ends_when_it_is_told_to() throws Exception {
        pod = ProductionRedisPod.open(SHOP.production(), folder);
        Process holder = pod.container()
                .process(List.of("flock", "/data/.lock", "sleep", "100"))
                .start();
        pod.container().start().await(() -> pod.container().log().contains("Waiting: "));

        assertThat(pod.container().stop()).isZero();
        holder.destroy();
    }

    /** What somebody sees who expects this certificate and no other. */
    private ProductionRedisPod shown(ProductionInstance secrets) {
        return pod.with(secrets.with(secrets.certificate().alone()));
    }

    @Test
    void the_probes_tell_the_truth() throws Exception {
        pod = ProductionRedisPod.open(SHOP.production(), folder);
        assertThat(pod.container().probes()).as("before the start").isEqualTo("started no, ready no, alive no");
        pod.start();
        assertThat(pod.container().probes()).as("running").isEqualTo("started yes, ready yes, alive yes");
        try (Jedis client = pod.connect("app")) {
            client.eval("for i = 1, 20000 do redis.call('SET', 'key' .. i, i) end");
        }
        pod.container().stop();
        assertThat(pod.container().probes()).as("stopped").isEqualTo("started no, ready no, alive no");

        // In microseconds for each key.
        pod.container().start("--key-load-delay", "300");
        pod.container().await(() -> pod.container().succeeds("startupProbe"));
        assertThat(pod.container().probes()).as("loading").isEqualTo("started yes, ready no, alive yes");
    }

    /** redis-cli ends with 0 although it is refused. */
    @Test
    void the_probes_look_at_the_answer() throws Exception {
        start();
        try (Jedis admin = pod.connect("admin")) {
            admin.aclDelUser("probe");
        }

        assertThat(pod.container().probes()).isEqualTo("started no, ready no, alive no");
    }

    @Test
    void data_of_development_and_of_production_survive() throws Exception {
        try (RedisPod development = RedisPod.open(SHOP.development(), folder)) {
            development.start();
            try (Jedis client = development.connect(development.password())) {
                client.set("key", "of development");
            }
            development.container().stop();
        }
        start();
        try (Jedis client = pod.connect("app")) {
            assertThat(client.get("key")).isEqualTo("of development");
            client.set("key", "of production");
        }
        assertThat(pod.container().stop()).as("exit code").isZero();
        pod.start();

        try (Jedis client = pod.connect("app")) {
            assertThat(client.get("key")).isEqualTo("of production");
        }
    }

    private void start() throws Exception {
        pod = ProductionRedisPod.open(SHOP.production(), folder);
        pod.start();
    }
}
