package io.github.portfolioplatform.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.params.SetParams;

/** Copies of a Redis of production, taken over TLS by a user with a hostile password, and of one of development. */
@Tag("thorough")
class RedisBackupIT {

    private static final String NAME = "redis-sessions";
    private static final String NOT_PROVEN = "that copies of Redis restore";

    @TempDir
    private Path folder;

    private ProductionRedisPod pod;
    private BackupPods pods;

    @BeforeAll
    static void needs_programs() {
        Machine.runsPods(NOT_PROVEN);
        List.of("redis-cli", "redis-check-rdb", "rclone").forEach(program -> Machine.needs(program, NOT_PROVEN));
    }

    /** Server and jobs share the folder, and so the claim with the data. */
    @BeforeEach
    void fill() throws Exception {
        pod = ProductionRedisPod.open(Shop.redis().backedUp().production().withHostilePasswords(), folder);
        pod.start();
        pods = BackupPods.of(pod.rendered(), pod.container(), RedisImage.newest(), folder);
        try (Jedis admin = pod.connect("admin")) {
            for (int n = 0; n < 500; n++) {
                admin.set("key " + n, "value");
            }
            admin.hset("hash", Map.of("a", "1"));
            admin.set("for long", "value", SetParams.setParams().ex(5000));
        }
    }

    @AfterEach
    void end() {
        pod.close();
    }

    @Test
    void a_copy_in_a_folder_is_verified() throws Exception {
        assertThat(pods.backup().succeeded()).endsWith("1 copies are kept, 0 were removed");

        assertThat(copy("counts")).hasContent("keys\t502\n");
        assertThat(pods.verify().succeeded()).contains(": 502 keys are loaded, 0 have expired since");
    }

    @Test
    void a_copy_in_a_bucket_is_verified() throws Exception {
        try (ObjectStorage objects = ObjectStorage.beside(
                pod.container(), pod.rendered().rendered(), Files.createDirectories(folder.resolve("objects")))) {
            assertThat(objects.container().isRunning()).isTrue();
            ProductionInstance rendered = Shop.redis()
                    .backedUpTo(ObjectStorage.ENDPOINT, ObjectStorage.BUCKET)
                    .production()
                    .withHostilePasswords();
            BackupPods inBucket = BackupPods.of(
                    rendered.with(pod.rendered().certificate()), pod.container(), RedisImage.newest(), folder);

            assertThat(inBucket.verify().output())
                    .endsWith("There is no complete copy in target:copies/shop/production/" + NAME + ".");
            assertThat(inBucket.backup().succeeded()).endsWith("1 copies are kept, 0 were removed");
            assertThat(inBucket.verify().succeeded()).contains(": 502 keys are loaded");
            for (int n = 2; n <= 4; n++) {
                TimeUnit.SECONDS.sleep(1);
                assertThat(inBucket.backup().succeeded()).contains(Math.min(n, 3) + " copies are kept");
            }
            assertThat(inBucket.verify().succeeded()).contains(": 502 keys are loaded");
        }
    }

    @Test
    void a_bucket_with_a_ca_of_its_own_is_checked_by_that_ca() throws Exception {
        try (ObjectStorage objects = ObjectStorage.beside(
                pod.container(), pod.rendered().rendered(), Files.createDirectories(folder.resolve("objects")))) {
            assertThat(objects.container().isRunning()).isTrue();
            ProductionInstance rendered = Shop.redis()
                    .backedUpTo(ObjectStorage.TLS_ENDPOINT, ObjectStorage.BUCKET)
                    .production()
                    .withHostilePasswords();
            BackupPods encrypted = BackupPods.of(
                    rendered.with(pod.rendered().certificate()), pod.container(), RedisImage.newest(), folder);

            Execution other = encrypted.trusting(CertificateAuthority.create()).backup();
            assertThat(other.exitCode()).isNotZero();
            assertThat(other.output()).contains("certificate signed by unknown authority");
            System.out.println("Refused: " + other.output());
            assertThat(encrypted.backup().succeeded()).endsWith("1 copies are kept, 0 were removed");
            assertThat(encrypted.verify().succeeded()).contains(": 502 keys are loaded");
        }
    }

    @Test
    void keys_that_expire_after_the_copy_was_taken_are_counted() throws Exception {
        try (Jedis admin = pod.connect("admin")) {
            admin.set("not for long", "value", SetParams.setParams().ex(15));
            pods.backup().succeeded();
            assertThat(copy("counts")).hasContent("keys\t503\n");
            TimeUnit.SECONDS.sleep(1 + admin.ttl("not for long"));
        }

        assertThat(pods.verify().succeeded()).contains(": 502 keys are loaded, 1 have expired since");
    }

    @Test
    void what_was_lost_comes_back_when_the_server_starts_again() throws Exception {
        pods.backup().succeeded();
        try (Jedis admin = pod.connect("admin")) {
            admin.flushAll();
            admin.set("later", "value");
        }

        Execution tooEarly = pods.restore();
        assertThat(tooEarly.exitCode()).isNotZero();
        assertThat(tooEarly.output()).contains("The server is running: it holds the lock /data/.lock.");

        pod.container().stop();
        assertThat(pods.restore().succeeded()).contains(": 502 keys. What was there before is in /data/before-");

        start();
        try (Jedis admin = pod.connect("admin")) {
            assertThat(admin.dbSize()).isEqualTo(502);
            assertThat(admin.hget("hash", "a")).isEqualTo("1");
            assertThat(admin.exists("later")).isFalse();
            assertThat(admin.ttl("for long")).isBetween(1L, 5000L);
        }
    }

    @Test
    void a_server_does_not_begin_anew_between_the_two_moves_of_a_restore_that_was_killed() throws Exception {
        pods.backup().succeeded();
        pod.container().stop();
        Path data = folder.resolve("volumes/" + NAME + "-pvc");
        Files.createDirectory(data.resolve("restoring"));
        Files.move(
                data.resolve("appendonlydir"),
                Files.createDirectory(data.resolve("before-20260101T000000Z")).resolve("appendonlydir"));

        Execution refused = pod.container().runToEnd();
        assertThat(refused.exitCode()).isNotZero();
        assertThat(refused.output()).contains("A restore was interrupted", "before-20260101T000000Z");

        assertThat(pods.restore().succeeded()).contains(": 502 keys.");
        start();
        try (Jedis admin = pod.connect("admin")) {
            assertThat(admin.dbSize()).isEqualTo(502);
        }
    }

    @Test
    void a_copy_that_was_dumped_before_a_restore_is_not_stored_after_it_has_begun() throws Exception {
        pods.backup().succeeded();
        Path restored = pods.copy();
        TimeUnit.SECONDS.sleep(1);

        Execution late = pods.backupStoredAfter(() -> {
            pod.container().stop();
            return pods.restore();
        });

        assertThat(late.exitCode()).isNotZero();
        assertThat(late.output()).contains("A restore of redis-sessions has begun since this copy was dumped");
        assertThat(pods.verify().succeeded()).contains(restored.getFileName().toString());
        start();
        BackupPods.of(pod.rendered(), pod.container(), RedisImage.newest(), folder)
                .backup()
                .succeeded();
        assertThat(pods.copy()).isNotEqualTo(restored);
    }

    @Test
    void what_development_lost_comes_back_when_its_server_starts_again() throws Exception {
        RenderedInstance rendered = Shop.redis().backedUp().development();
        Path own = Files.createDirectories(folder.resolve("development"));
        try (RedisPod server = RedisPod.open(rendered, own)) {
            server.start();
            BackupPods jobs = BackupPods.of(rendered, server.container(), RedisImage.newest(), own);
            try (Jedis client = server.connect(server.password())) {
                client.set("kept", "value");
                jobs.backup().succeeded();
                client.flushAll();
                client.set("later", "value");
            }

            assertThat(jobs.restore().output()).contains("The server is running: it holds the lock /data/.lock.");

            server.container().stop();
            assertThat(jobs.restore().succeeded()).contains(": 1 keys. What was there before is in /data/before-");
        }
        try (RedisPod again = RedisPod.open(rendered, own)) {
            again.start();
            try (Jedis client = again.connect(again.password())) {
                assertThat(client.keys("*")).containsExactly("kept");
            }
        }
    }

    @Test
    void a_server_of_development_waits_until_a_restore_has_ended() throws Exception {
        RenderedInstance rendered = Shop.redis().backedUp().development();
        try (RedisPod server = RedisPod.open(rendered, Files.createDirectories(folder.resolve("development")))) {
            Process restore = server.container()
                    .process(List.of("flock", "/data/.lock", "sleep", "10"))
                    .start();
            TimeUnit.SECONDS.sleep(1);
            server.container().start().await(() -> server.container().log().contains("Waiting: a restore"));
            assertThat(restore.isAlive()).isTrue();

            server.container().await(server::answers);
            assertThat(restore.waitFor()).isZero();
        }
    }

    @Test
    void a_copy_that_was_cut_is_refused_and_changes_nothing() throws Exception {
        pods.backup().succeeded();
        Path dump = copy("dump.rdb");
        byte[] bytes = Files.readAllBytes(dump);
        Files.write(dump, Arrays.copyOf(bytes, bytes.length / 2));
        Execution.of(new ProcessBuilder("sh", "-c", "sha256sum dump.rdb counts manifest >SHA256SUMS")
                        .directory(dump.getParent().toFile()))
                .succeeded();

        Execution verification = pods.verify();
        assertThat(verification.exitCode()).isNotZero();
        assertThat(verification.output()).contains("Unexpected EOF").endsWith("is damaged.");

        pod.container().stop();
        Execution restore = pods.restore();
        assertThat(restore.exitCode()).isNotZero();
        assertThat(restore.output()).endsWith("cannot be loaded.");
        assertThat(folder.resolve("volumes/" + NAME + "-pvc/restoring")).doesNotExist();
        start();
        try (Jedis admin = pod.connect("admin")) {
            assertThat(admin.dbSize()).isEqualTo(502);
        }
    }

    @Test
    void a_server_without_keys_gives_no_copy_unless_it_may_be_empty() throws Exception {
        try (Jedis admin = pod.connect("admin")) {
            admin.flushAll();
        }

        Execution backup = pods.backup();
        assertThat(backup.exitCode()).isNotZero();
        assertThat(backup.output()).contains("is empty. If that is right, give the reason in MAY_BE_EMPTY.");

        BackupPods allowed = pods.with("MAY_BE_EMPTY", "nobody is logged in at night");
        allowed.backup().succeeded();
        assertThat(allowed.verify().succeeded())
                .contains("which it may be: nobody is logged in at night", "0 keys are loaded");
    }

    @Test
    void a_full_disk_is_no_backup() throws Exception {
        try (Jedis admin = pod.connect("admin")) {
            for (int n = 0; n < 5000; n++) {
                admin.set("more " + n, "value " + n);
            }
        }

        Execution backup = pods.backup((dump, variables) ->
                dump.run(List.of("sh", "-c", "trap '' XFSZ; ulimit -f 8; exec sh /backup/dump.sh"), variables));

        assertThat(backup.exitCode()).isNotZero();
        assertThat(backup.output()).contains("gave no copy, for the reason above.");
        System.out.println("Refused: " + backup.output());
    }

    private void start() throws Exception {
        pod.close();
        pod = ProductionRedisPod.open(pod.rendered(), folder);
        pod.start();
    }

    /** A file of the only copy. */
    private Path copy(String file) {
        return pods.copy().resolve(file);
    }
}
