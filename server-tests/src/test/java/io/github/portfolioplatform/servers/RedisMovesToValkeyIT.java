package io.github.portfolioplatform.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;

/** An instance changes its engine in place: its volume, its Secrets and its copies stay, and applications do not change. */
class RedisMovesToValkeyIT {

    private static final String NOT_PROVEN = "that Valkey goes on with the data of Redis";

    /** The same number, which newer servers write with fewer digits. */
    private static final Pattern SCORE = Pattern.compile("(?<=,)[0-9]+\\.[0-9]+");

    @TempDir
    private Path folder;

    private ProductionRedisPod pod;
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
        ProductionInstance rendered = Shop.redis(image).backedUp().production();
        pod = ProductionRedisPod.open(rendered, image, folder);
        pod.start();
        pods = BackupPods.of(rendered, pod.container(), image, folder);
    }

    /** The keys whose values are others, each with the start of both. */
    private static List<String> differences(SortedMap<String, String> before, SortedMap<String, String> after) {
        SortedSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        return names.stream()
                .filter(name -> !Objects.equals(before.get(name), after.get(name)))
                .map(name -> "%.60s: %.300s instead of %.300s".formatted(name, after.get(name), before.get(name)))
                .toList();
    }

    /** Of a stream its entries and groups; how far a group is behind, newer servers count in another way. */
    private static SortedMap<String, String> picture(Jedis client) {
        SortedMap<String, String> picture = NastyRedis.picture(client);
        picture.replaceAll((key, value) -> value.contains(" stream ")
                ? "a stream"
                : SCORE.matcher(value).replaceAll(score -> String.valueOf(Double.parseDouble(score.group()))));
        picture.put("entries", NastyRedis.said(client, "XRANGE", "orders", "-", "+"));
        picture.put("pending", NastyRedis.said(client, "XPENDING", "orders", "workers"));
        return picture;
    }

    @Test
    void valkey_goes_on_with_the_data_and_the_logins_of_redis() throws Exception {
        SortedMap<String, String> before;
        try (Jedis client = pod.connect("app")) {
            NastyRedis.fill(client);
            TimeUnit.MILLISECONDS.sleep(50);
            before = picture(client);
        }
        pod.close();
        start(RedisImage.ofValkey8());

        try (Jedis client = pod.connect("app")) {
            assertThat(client.info("server")).contains("server_name:valkey");
            assertThat(differences(before, picture(client))).isEmpty();
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
            TimeUnit.MILLISECONDS.sleep(50);
            before = picture(client);
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
            assertThat(differences(before, picture(client))).isEmpty();
        }
    }
}
