package io.github.portfolioplatform.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPubSub;
import redis.clients.jedis.params.SetParams;

/** What must hold on every kind of server: Redis 7, Redis 8 and Valkey 8. */
@Tag("thorough")
class RedisProductionVersionsIT {

    private static final String NOT_PROVEN = "that production holds on all versions of Redis";

    @TempDir
    private Path folder;

    private RedisImage image;
    private ProductionRedisPod pod;
    private BackupPods pods;

    static Stream<RedisImage> images() {
        return Stream.of(RedisImage.newest(), RedisImage.ofAlpine(), RedisImage.ofRedis8(), RedisImage.ofValkey8());
    }

    @BeforeAll
    static void needs_programs() {
        Machine.runsPods(NOT_PROVEN);
        List.of("redis-cli", "redis-check-rdb", "rclone", "busybox")
                .forEach(program -> Machine.needs(program, NOT_PROVEN));
    }

    @AfterEach
    void end() {
        if (pod != null) {
            pod.close();
        }
    }

    private void start(RedisImage started) throws Exception {
        Machine.has(started, NOT_PROVEN);
        image = started;
        open(Shop.redis(started).backedUp().production().withHostilePasswords());
    }

    private void open(ProductionInstance rendered) throws Exception {
        pod = ProductionRedisPod.open(rendered, image, folder);
        pod.start();
        pods = BackupPods.of(rendered, pod.container(), image, folder);
    }

    @ParameterizedTest
    @MethodSource("images")
    void a_nasty_database_is_copied_verified_and_restored_identically(RedisImage version) throws Exception {
        start(version);
        SortedMap<String, String> before;
        try (Jedis client = pod.connect("app")) {
            NastyRedis.fill(client);
            TimeUnit.MILLISECONDS.sleep(50);
            before = NastyRedis.picture(client);
            assertThat(pods.backup().succeeded()).contains("1 copies are kept");
            assertThat(pods.verify().succeeded()).contains(" keys are loaded");

            NastyRedis.call(client, "FLUSHDB");
            NastyRedis.call(client, "FUNCTION", "FLUSH");
            client.set("later", "value");
        }
        assertThat(pods.restore().output()).contains("The server is running: it holds the lock");
        pod.container().stop();
        assertThat(pods.restore().succeeded()).contains("Restored redis-sessions to ");
        pod.close();
        open(pod.rendered());

        try (Jedis client = pod.connect("app")) {
            assertThat(NastyRedis.picture(client)).isEqualTo(before);
            assertThat(NastyRedis.said(client, "FCALL", "total", "1", "large hash"))
                    .isEqualTo("3000");
        }
    }

    @ParameterizedTest
    @MethodSource("images")
    void all_passwords_and_the_certificate_change_at_once_and_nobody_is_locked_out(RedisImage version)
            throws Exception {
        start(version);
        ProductionInstance rotated = pod.rendered().renewed();
        for (String user : ProductionRedisPod.USERS) {
            rotated = rotated.with(user, "another of " + user + " \\ ' \" % $1 $(id) ü");
        }
        try (Jedis open = pod.connect("app")) {
            pod.follow(rotated);
            assertThat(open.ping()).isEqualTo("PONG");
        }
        for (String user : ProductionRedisPod.USERS) {
            assertThat(pod.with(rotated).isLetIn(user)).as("new of " + user).isTrue();
            assertThat(pod.isLetIn(user)).as("old of " + user).isTrue();
        }
        ProductionRedisPod shown = pod.with(rotated.with(rotated.certificate().alone()));
        pod.container().await(() -> shown.isLetIn("app"));
        assertThat(pod.container().probes()).isEqualTo("started yes, ready yes, alive yes");
    }

    /** Start-up and clearing of caches: Spring, Django, Rails, Laravel, Sidekiq, BullMQ and Celery. */
    @ParameterizedTest
    @MethodSource("images")
    void frameworks_get_what_they_ask_for(RedisImage version) throws Exception {
        start(version);
        try (Jedis client = pod.connect("app")) {
            for (String command : List.of(
                    "CLIENT SETNAME shop",
                    "CLIENT SETINFO LIB-NAME redis-py",
                    "CLIENT ID",
                    "CLIENT LIST",
                    "CLIENT NO-TOUCH on",
                    "INFO",
                    "COMMAND DOCS GET",
                    "SELECT 1",
                    "KEYS cache:*",
                    "SCAN 0 MATCH cache:* COUNT 100",
                    "SET lock token NX PX 30000",
                    "FLUSHDB",
                    "FLUSHDB ASYNC",
                    "DBSIZE",
                    "SORT numbers BY weight_* GET #",
                    "SORT_RO numbers ALPHA",
                    "SCRIPT LOAD return(1)",
                    "EVAL return(1) 0",
                    "SCRIPT EXISTS x",
                    "XADD events MAXLEN ~ 100 * a b",
                    "XINFO STREAM events FULL",
                    "XGROUP CREATE events workers 0",
                    "XREADGROUP GROUP workers one COUNT 1 STREAMS events >",
                    "XAUTOCLAIM events workers two 0 0",
                    "XPENDING events workers",
                    "XINFO CONSUMERS events workers",
                    "PUBSUB SHARDNUMSUB news",
                    "SPUBLISH news x",
                    "FUNCTION LIST",
                    "FUNCTION STATS",
                    "CLIENT INFO",
                    "CLIENT TRACKING off",
                    "RANDOMKEY",
                    "COPY events others",
                    "BZPOPMIN waiting 0.01",
                    "BLMOVE a b LEFT RIGHT 0.01",
                    "PUBLISH news x",
                    "PUBSUB NUMSUB news",
                    "OBJECT ENCODING events",
                    "MEMORY USAGE events",
                    "DUMP events",
                    "WAIT 0 10",
                    "TIME",
                    "UNLINK events")) {
                assertThat(NastyRedis.said(client, command.split(" ")))
                        .as(command)
                        .doesNotContain("NOPERM")
                        .satisfiesAnyOf(
                                answer -> assertThat(answer).doesNotStartWith("ERR"),
                                answer -> assertThat(answer)
                                        .contains("subcommand")
                                        .as("newer than " + version));
            }
        }
    }

    /** Spring Session with indexes and repositories of Spring Data live on these events, and may not switch them on. */
    @ParameterizedTest
    @MethodSource("images")
    void the_application_hears_which_keys_expired_and_were_deleted(RedisImage version) throws Exception {
        start(version);
        List<String> heard = new ArrayList<>();
        try (Jedis subscriber = pod.connect("app");
                Jedis client = pod.connect("app")) {
            subscriber.psubscribe(
                    new JedisPubSub() {
                        @Override
                        public void onPSubscribe(String pattern, int channels) {
                            client.set("deleted", "x");
                            client.del("deleted");
                            client.set("expired", "x", SetParams.setParams().px(1));
                        }

                        @Override
                        public void onPMessage(String pattern, String channel, String key) {
                            heard.add(channel.substring(channel.indexOf(':') + 1) + " " + key);
                            if (key.equals("expired") && channel.endsWith(":expired")) {
                                punsubscribe();
                            }
                        }
                    },
                    "__keyevent@0__:*");
        }
        assertThat(heard).contains("del deleted", "expired expired");
    }

    /** Everybody tries to become more, while a backup runs. */
    @ParameterizedTest
    @MethodSource("images")
    void nobody_gains_what_another_user_has(RedisImage version) throws Exception {
        start(version);
        try (Jedis client = pod.connect("app")) {
            client.set("secret", "of the application");
        }
        assertThat(pods.backup().succeeded()).isNotEmpty();
        for (String user : List.of("app", "metrics", "backup")) {
            try (Jedis client = pod.connect(user)) {
                for (String attack : attacks()) {
                    assertThat(NastyRedis.said(client, attack.split("\\|")))
                            .as(user + ": " + attack)
                            .containsAnyOf(
                                    "NOPERM", "can't run this command", "No permission", "not allowed", "disabled");
                }
            }
        }
        for (String user : List.of("metrics", "backup")) {
            try (Jedis client = pod.connect(user)) {
                for (String attack : List.of(
                        "GET|secret",
                        "EVAL|return redis.call('GET', 'secret')|0",
                        "FCALL|f|0",
                        "SUBSCRIBE|x",
                        "DUMP|secret",
                        "CLIENT|TRACKING|on|BCAST",
                        "FUNCTION|LOAD|x",
                        "SCRIPT|KILL",
                        "FLUSHDB")) {
                    assertThat(NastyRedis.said(client, attack.split("\\|")))
                            .as(user + ": " + attack)
                            .contains("NOPERM");
                }
            }
        }
        try (Jedis admin = pod.connect("admin")) {
            assertThat(NastyRedis.said(admin, "ACL", "USERS"))
                    .contains("watcher")
                    .doesNotContain("intruder");
            assertThat(NastyRedis.said(admin, "MODULE", "LOAD", "/tmp/x.so")).contains("not allowed");
            assertThat(NastyRedis.said(admin, "DEBUG", "SLEEP", "0")).contains("not allowed");
        }
    }

    /** A script runs with the rights of its caller; what one user leaves behind must not run with those of another. */
    @ParameterizedTest
    @MethodSource("images")
    void what_the_application_leaves_behind_does_not_run_with_the_rights_of_others(RedisImage version)
            throws Exception {
        start(version);
        try (Jedis client = pod.connect("app")) {
            client.set("key", "value");
            for (String script : List.of(
                    "_G.redis = nil",
                    "getmetatable(_G).__index = function() end",
                    "getmetatable('').__index = function() return 'x' end",
                    "redis.call = function() return 'x' end",
                    "redis.setresp = 1",
                    "return redis.acl_check_cmd('ACL', 'LIST') and redis.call('ACL', 'LIST')",
                    "return redis.call('CONFIG', 'GET', 'dir')",
                    "return io.open('/run/passwords/admin')",
                    "return os.execute('id')",
                    "return loadfile('/run/passwords/admin')",
                    "return dofile('/run/passwords/admin')",
                    "return require('os')",
                    "return package.loadlib('x', 'y')")) {
                NastyRedis.said(client, "EVAL", script, "0");
            }
            NastyRedis.said(
                    client,
                    "FUNCTION",
                    "LOAD",
                    "#!lua name=evil\nredis.register_function('ping', function() return redis.call('ACL', 'SETUSER', 'app', '+@all') end)");
            assertThat(NastyRedis.said(client, "FCALL", "ping", "0")).doesNotContain("OK");
        }
        ProductionInstance rotated = pod.rendered().with("app", "another").with("admin", "another of admin");
        pod.follow(rotated);
        assertThat(pods.backup().succeeded()).isNotEmpty();
        assertThat(pods.verify().succeeded()).isNotEmpty();
        try (Jedis client = pod.with(rotated).connect("app")) {
            for (String still : List.of("CONFIG|GET|dir", "ACL|LIST", "FLUSHALL")) {
                assertThat(NastyRedis.said(client, still.split("\\|"))).contains("NOPERM");
            }
        }
        try (Jedis admin = pod.with(rotated).connect("admin")) {
            assertThat(NastyRedis.said(admin, "EVAL", "return redis.call('PING')", "0"))
                    .isEqualTo("PONG");
        }
    }

    private static List<String> attacks() {
        return List.of(
                "ACL|SETUSER|app|+@all",
                "ACL|SETUSER|intruder|on|nopass|~*|+@all",
                "ACL|GETUSER|admin",
                "ACL|LIST",
                "ACL|LOAD",
                "ACL|SAVE",
                "CONFIG|SET|dir|/tmp",
                "CONFIG|SET|aclfile|/tmp/x",
                "CONFIG|REWRITE",
                "MODULE|LOAD|/tmp/x.so",
                "DEBUG|RELOAD",
                "REPLICAOF|127.0.0.1|7000",
                "SLAVEOF|127.0.0.1|7000",
                "MIGRATE|127.0.0.1|7000|secret|0|1",
                "CLIENT|KILL|TYPE|normal",
                "CLIENT|PAUSE|10000",
                "CLIENT|NO-EVICT|on",
                "MONITOR",
                "SHUTDOWN|NOSAVE",
                "FLUSHALL",
                "SWAPDB|0|1",
                "RESTORE|k|0|x",
                "BGREWRITEAOF",
                "SAVE",
                "FAILOVER|ABORT",
                "CLUSTER|RESET",
                "SLOWLOG|GET",
                "EVAL|return redis.call('ACL', 'SETUSER', 'app', '+@all')|0",
                "EVAL|return redis.call('CONFIG', 'SET', 'dir', '/tmp')|0");
    }
}
