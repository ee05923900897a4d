package io.github.portfolioplatform.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;

/** An instance changes its engine in place: its volume, its Secrets and its copies stay, and applications do not change. */
class RedisMovesToValkeyIT {

    private static final String NOT_PROVEN = "that Valkey goes on with the data of Redis";

    @TempDir
    private Path folder;

    private SecuredRedisPod pod;
    private BackupPods pods;

    @BeforeEach
    void start_redis() throws Exception {
        Machine.runsPods(NOT_PROVEN);
        List.of("redis-cli", "redis-check-rdb", "rclone").forEach(program -> Machine.needs(program, NOT_PROVEN));
        Machine.has(RedisImage.ofValkey8(), NOT_PROVEN);
        start(RedisImage.newest());
    }

    @AfterEach
    void end() {
        if (pod != null) {
            pod.close();
        }
    }

    private void start(RedisImage image) throws Exception {
        SecuredInstance rendered = Shop.redis(image).backedUp().production();
        pod = SecuredRedisPod.open(rendered, image, folder);
        pod.start();
        pods = BackupPods.of(rendered, pod.container(), image, folder);
    }

    @Test
    void valkey_goes_on_with_the_data_and_the_logins_of_redis() throws Exception {
        SortedMap<String, String> before;
        try (Jedis client = pod.connect("app")) {
            NastyRedis.fill(client);
            before = NastyRedis.picture(client);
        }
        pod.close();
        start(RedisImage.ofValkey8());

        try (Jedis client = pod.connect("app")) {
            assertThat(client.info("server")).contains("server_name:valkey");
            assertThat(NastyRedis.picture(client)).isEqualTo(before);
            assertThat(NastyRedis.said(client, "FCALL", "total", "1", "large hash"))
                    .isEqualTo("3000");
        }
        assertThat(pod.container().probes()).isEqualTo("started yes, ready yes, alive yes");
    }

    @Test
    void a_copy_that_redis_left_is_verified_and_restored() throws Exception {
        SortedMap<String, String> before;
        try (Jedis client = pod.connect("app")) {
            NastyRedis.fill(client);
            before = NastyRedis.picture(client);
        }
        assertThat(pods.backup().succeeded()).contains("1 copies are kept");
        pod.close();
        start(RedisImage.ofValkey8());
        try (Jedis client = pod.connect("app")) {
            NastyRedis.call(client, "FLUSHDB");
        }

        assertThat(pods.verify().succeeded()).contains(" keys are loaded");
        pod.container().stop();
        assertThat(pods.restore().succeeded()).contains("Restored redis-sessions to ");
        pod.close();
        start(RedisImage.ofValkey8());
        try (Jedis client = pod.connect("app")) {
            assertThat(NastyRedis.picture(client)).isEqualTo(before);
        }
    }
}
