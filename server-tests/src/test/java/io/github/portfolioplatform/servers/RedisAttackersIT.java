package io.github.portfolioplatform.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;

/** Users who try to gain the rights of others without a pause, while passwords rotate and while the jobs of backups run. */
@Tag("thorough")
class RedisAttackersIT {

    private static final String NOT_PROVEN = "that nobody gains rights while jobs of Redis run";

    private static final String REFUSED =
            "(?s)null|.*(NOPERM|[Nn]o permission|can't run this command|not allowed|not from script|unknown command|WRONGPASS).*";

    /** Commands that change the server, each tried directly, in a script, in a function and in a transaction. */
    private static final List<String> COMMANDS = List.of(
            "ACL SETUSER app +@all",
            "ACL SETUSER intruder on nopass ~* +@all",
            "ACL GETUSER admin",
            "ACL LIST",
            "ACL LOAD",
            "ACL LOG",
            "CONFIG SET dir /tmp",
            "CONFIG SET maxmemory 1",
            "CONFIG REWRITE",
            "CONFIG RESETSTAT",
            "MODULE LIST",
            "MODULE LOAD /tmp/x.so",
            "MODULE LOADEX /tmp/x.so",
            "DEBUG RELOAD",
            "CLIENT KILL TYPE normal",
            "CLIENT KILL USER backup",
            "CLIENT PAUSE 10000",
            "CLIENT NO-EVICT on",
            "REPLICAOF 127.0.0.1 7000",
            "SLAVEOF 127.0.0.1 7000",
            "CLUSTER MEET 127.0.0.1 7000",
            "CLUSTER FAILOVER",
            "FAILOVER ABORT",
            "MIGRATE 127.0.0.1 7000 secret 0 1",
            "RESTORE k 0 x",
            "MONITOR",
            "LASTSAVE",
            "SAVE",
            "BGSAVE",
            "BGREWRITEAOF",
            "LATENCY RESET",
            "SLOWLOG GET",
            "SLOWLOG RESET",
            "SWAPDB 0 1",
            "FLUSHALL",
            "ROLE",
            "SHUTDOWN NOSAVE");

    /** What the application may do with its data, and who reads metrics may not. */
    private static final List<String> OF_THE_APPLICATION = List.of(
            "GET secret",
            "SET secret x",
            "FUNCTION LOAD x",
            "FUNCTION RESTORE x",
            "FUNCTION FLUSH",
            "FUNCTION DUMP",
            "SCRIPT LOAD return(1)",
            "SCRIPT FLUSH",
            "SCRIPT KILL",
            "CLIENT TRACKING on BCAST",
            "OBJECT FREQ secret",
            "MEMORY DOCTOR",
            "MEMORY USAGE secret",
            "DUMP secret",
            "KEYS *",
            "FLUSHDB",
            "SUBSCRIBE x",
            "WAITAOF 0 0 0",
            "WAIT 0 0",
            "COMMAND",
            "SELECT 1",
            "DBSIZE",
            "RANDOMKEY",
            "SORT secret",
            "XADD secret * a b",
            "SYNC",
            "PSYNC ? -1");

    @TempDir
    private Path folder;

    private RedisImage image;
    private ProductionRedisPod pod;
    private BackupPods pods;

    private final Queue<String> gained = new ConcurrentLinkedQueue<>();
    private final AtomicInteger rounds = new AtomicInteger();
    private volatile boolean attacking;

    static Stream<RedisImage> images() {
        return Stream.of(RedisImage.newest(), RedisImage.ofRedis8(), RedisImage.ofValkey8());
    }

    @BeforeAll
    static void needs_programs() {
        Machine.runsPods(NOT_PROVEN);
        List.of("redis-cli", "redis-check-rdb", "rclone").forEach(program -> Machine.needs(program, NOT_PROVEN));
    }

    @AfterEach
    void end() {
        attacking = false;
        if (pod != null) {
            pod.close();
        }
    }

    private void open(ProductionInstance rendered) throws Exception {
        pod = ProductionRedisPod.open(rendered, image, folder);
        pod.start();
        pods = BackupPods.of(rendered, pod.container(), image, folder);
    }

    @ParameterizedTest
    @MethodSource("images")
    void nobody_gains_rights_while_passwords_rotate_and_jobs_run(RedisImage version) throws Exception {
        Machine.has(version, NOT_PROVEN);
        image = version;
        open(Shop.redis(version).backedUp().production());
        try (Jedis client = pod.connect("app")) {
            client.set("secret", "of the application");
        }
        List<Object> before = state();
        List<Thread> attackers = List.of(attacker("app"), attacker("metrics"));

        whileTheyAttack(() -> assertThat(pods.backup().succeeded()).contains("1 copies are kept"));
        whileTheyAttack(() -> assertThat(pods.verify().succeeded()).contains("1 keys are loaded"));
        ProductionInstance rotated = pod.rendered().with("app", "another").with("metrics", "another of metrics");
        whileTheyAttack(() -> pod.follow(rotated));
        whileTheyAttack(() -> assertThat(pods.restore().output()).contains("The server is running: it holds the lock"));
        attacking = false;
        for (Thread attacker : attackers) {
            attacker.join();
        }

        assertThat(gained).isEmpty();
        assertThat(state()).isEqualTo(before);
        pod.container().stop();
        assertThat(pods.restore().succeeded()).contains("1 keys");
        pod.close();
        open(rotated);
        assertThat(state()).as("after the restore").isEqualTo(before);
    }

    /** What attackers would change. */
    private List<Object> state() {
        try (Jedis admin = pod.connect("admin")) {
            return List.of(
                    admin.get("secret"),
                    NastyRedis.said(admin, "ACL", "USERS"),
                    rights(admin, "app"),
                    rights(admin, "metrics"),
                    admin.aclGetUser("default").getFlags(),
                    admin.configGet("dir"),
                    admin.configGet("maxmemory"),
                    NastyRedis.said(admin, "MODULE", "LIST"),
                    admin.info("replication").lines().limit(3).toList());
        }
    }

    /** Redis 7.0 tells them in any order. */
    private static List<String> rights(Jedis admin, String user) {
        return Stream.of(admin.aclGetUser(user).getCommands().split(" "))
                .sorted()
                .toList();
    }

    /** A step of ours that may fail. */
    @FunctionalInterface
    private interface Step {
        void run() throws Exception;
    }

    /** Runs a step, and goes on until both users have tried everything since. */
    private void whileTheyAttack(Step step) throws Exception {
        int before = rounds.get();
        step.run();
        pod.container().await(() -> rounds.get() > before + 1);
    }

    private Thread attacker(String user) {
        attacking = true;
        ProductionRedisPod target = pod;
        Thread thread = new Thread(() -> {
            while (attacking) {
                try (Jedis client = target.connect(user)) {
                    attack(client, user);
                    rounds.incrementAndGet();
                } catch (JedisException broken) {
                    gained.add(user + " lost the connection: " + broken.getMessage());
                }
            }
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void attack(Jedis client, String user) {
        for (String command : COMMANDS) {
            String quoted = "'" + String.join("','", command.split(" ")) + "'";
            List<String[]> ways = new ArrayList<>();
            ways.add(command.split(" "));
            ways.add(new String[] {"EVAL", "return redis.call(" + quoted + ")", "0"});
            ways.add(new String[] {"EVAL", "return redis.pcall(" + quoted + ")", "0"});
            ways.add(new String[] {"EVAL", "return redis.acl_check_cmd(" + quoted + ")", "0"});
            if (user.equals("app")) {
                NastyRedis.said(
                        client,
                        "FUNCTION",
                        "LOAD",
                        "REPLACE",
                        "#!lua name=evil\nredis.register_function('evil', function() return redis.call(" + quoted
                                + ") end)");
            }
            ways.add(new String[] {"FCALL", "evil", "0"});
            ways.forEach(way -> refused(client, user, way));
        }
        if (!user.equals("app")) {
            OF_THE_APPLICATION.forEach(command -> refused(client, user, command.split(" ")));
        }
        refused(client, user, "HELLO", "3", "AUTH", "admin", "wrong");
        refused(client, user, "AUTH", "default", "");
        NastyRedis.said(client, "FUNCTION", "FLUSH");
        // A reset connection is that of the default user, which is off.
        NastyRedis.said(client, "RESET");
        if (!NastyRedis.said(client, "GET", "secret").startsWith("NOAUTH")) {
            gained.add(user + " after RESET");
        }
    }

    private void refused(Jedis client, String user, String... words) {
        String answer = NastyRedis.said(client, words);
        if (!answer.matches(REFUSED)) {
            gained.add(user + ": " + String.join(" ", words) + " -> " + answer);
        }
    }
}
