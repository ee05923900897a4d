package io.github.portfolioplatform.engine.redisfamily;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPubSub;
import redis.clients.jedis.Transaction;

/** What the users of production may do, on a Redis server if there is one on this machine. */
class UserRightsTest {

    @TempDir
    static Path folder;

    private static RealRedis redis;

    @BeforeAll
    static void start() throws Exception {
        assumeFalse(RealRedis.isMissing("what users of Redis may do"), "no server");
        redis = new RealRedis(Sessions.inProduction(), folder);
        redis.start();
        redis.ask("app", "SET", "secret", "of-the-application");
    }

    @AfterAll
    static void stop() {
        if (redis != null) {
            redis.close();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FLUSHALL",
                "CONFIG GET dir",
                "CONFIG SET dir /tmp",
                "CONFIG REWRITE",
                "ACL LIST",
                "ACL SETUSER app",
                "ACL LOAD",
                "ACL LOG",
                "SHUTDOWN NOSAVE",
                "MONITOR",
                "CLIENT KILL ID 1",
                "SAVE",
                "BGSAVE",
                "BGREWRITEAOF",
                "REPLICAOF NO ONE",
                "SLOWLOG GET",
                "LATENCY LATEST",
                "MODULE LIST",
                "MIGRATE h 1 k 0 1",
                "RESTORE k 0 x",
                "SWAPDB 0 1",
                "SYNC",
                "PSYNC ? -1",
                "FAILOVER"
            })
    void the_application_may_not_do_what_touches_more_than_its_data(String command) throws Exception {
        assertThat(redis.ask("app", command.split(" "))).contains("NOPERM this user has no permissions");
    }

    /** A server may refuse them to everybody, so it is asked what it would say. */
    @ParameterizedTest
    @ValueSource(strings = {"DEBUG SLEEP 0", "SHUTDOWN", "MODULE LOAD x.so"})
    void nor_may_it_do_what_servers_can_switch_off(String command) throws Exception {
        assertThat(redis.ask("admin", ("ACL DRYRUN app " + command).split(" "))).contains("has no permissions");
    }

    @Test
    void the_application_works_with_its_data() throws Exception {
        try (Jedis client = Clients.application(redis)) {
            client.hset("hash", "field", "value");
            client.lpush("list", "one", "two");
            client.expire("list", 100);
            assertThat(client.hgetAll("hash")).containsEntry("field", "value");
            assertThat(client.scan("0").getResult()).contains("hash", "list");
            assertThat(client.info("server")).contains("redis_version");
            assertThat(client.eval("return redis.call('LLEN', KEYS[1])", 1, "list"))
                    .isEqualTo(2L);
            client.clientSetname("shop");
        }
    }

    @Test
    void the_application_has_transactions() throws Exception {
        try (Jedis client = Clients.application(redis)) {
            client.watch("counter");
            Transaction transaction = client.multi();
            transaction.incr("counter");
            transaction.incr("counter");
            assertThat(transaction.exec()).containsExactly(1L, 2L);
        }
    }

    @Test
    void the_application_publishes_and_subscribes() throws Exception {
        StringBuilder heard = new StringBuilder();
        try (Jedis subscriber = Clients.application(redis);
                Jedis publisher = Clients.application(redis)) {
            subscriber.subscribe(
                    new JedisPubSub() {
                        @Override
                        public void onSubscribe(String channel, int channels) {
                            publisher.publish("news", "hello");
                        }

                        @Override
                        public void onMessage(String channel, String message) {
                            heard.append(message);
                            unsubscribe();
                        }
                    },
                    "news");
        }
        assertThat(heard).hasToString("hello");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PING",
                "INFO",
                "CONFIG GET maxmemory",
                "SLOWLOG LEN",
                "LATENCY LATEST",
                "LATENCY HISTOGRAM",
                "CLIENT LIST",
                "CLIENT SETNAME scraper"
            })
    void metrics_are_read(String command) throws Exception {
        assertThat(redis.ask("metrics", command.split(" "))).doesNotContainPattern("^(NOPERM|ERR|NOAUTH)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET secret", "SET secret x", "KEYS *", "SCAN 0", "SLOWLOG GET", "CONFIG SET maxmemory 0", "ACL LIST",
                "CLIENT KILL ID 1", "EVAL return 0", "SUBSCRIBE news", "PUBLISH news x", "DBSIZE", "SYNC", "FLUSHALL"
            })
    void who_reads_metrics_reads_no_data_and_changes_nothing(String command) throws Exception {
        assertThat(redis.ask("metrics", command.split(" "))).contains("NOPERM this user has no permissions");
    }

    @Test
    void a_backup_is_taken_and_has_the_data() throws Exception {
        Path backup = folder.resolve("backup.rdb");
        String said = redis.ask("backup", "--rdb", backup.toString());

        assertThat(said).contains("Transfer finished with success");
        assertThat(Files.readString(backup, StandardCharsets.ISO_8859_1))
                .startsWith("REDIS")
                .contains("secret", "of-the-application");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET secret",
                "SET secret x",
                "KEYS *",
                "CONFIG GET dir",
                "ACL LIST",
                "SAVE",
                "BGSAVE",
                "REPLICAOF NO ONE",
                "SUBSCRIBE news",
                "FLUSHALL",
                "SHUTDOWN"
            })
    void who_takes_backups_does_nothing_else(String command) throws Exception {
        assertThat(redis.ask("backup", command.split(" "))).contains("NOPERM this user has no permissions");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"GET secret", "INFO", "ECHO x", "CLIENT LIST", "ACL WHOAMI", "COMMAND", "SELECT 1", "SUBSCRIBE x"
            })
    void the_probes_do_nothing_but_ping(String command) throws Exception {
        assertThat(redis.askWith("probe", "anything", "PING")).isEqualTo("PONG");
        assertThat(redis.askWith("probe", "anything", command.split(" ")))
                .contains("NOPERM this user has no permissions");
    }

    @Test
    void people_may_do_everything() throws Exception {
        for (String command : List.of("ACL LOG", "SLOWLOG GET 1", "DBSIZE", "MEMORY DOCTOR", "BGSAVE")) {
            assertThat(redis.ask("admin", command.split(" "))).doesNotContainPattern("^(NOPERM|ERR|NOAUTH)");
        }
    }
}
