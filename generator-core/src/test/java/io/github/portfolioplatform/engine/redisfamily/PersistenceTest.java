package io.github.portfolioplatform.engine.redisfamily;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.engine.DatabaseServer;
import io.github.portfolioplatform.engine.ServerSetup;
import io.github.portfolioplatform.engine.UserSecret.Template;
import io.github.portfolioplatform.engine.redis.RedisEngine;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What becomes of the data, on a Redis server if there is one on this machine. */
@Tag("thorough")
class PersistenceTest extends RedisOfProduction {

    PersistenceTest() {
        super("that data of Redis survive in production");
    }

    @Test
    void data_survive_a_restart_and_a_server_that_is_killed() throws Exception {
        Process first = redis.start();
        redis.ask("app", "SET", "key", "value");
        redis.stop(first);
        Process second = redis.start();
        assertThat(redis.ask("app", "GET", "key")).isEqualTo("value");

        redis.ask("app", "SET", "key", "another");
        TimeUnit.MILLISECONDS.sleep(1200);
        second.destroyForcibly().waitFor();
        redis.start();
        assertThat(redis.ask("app", "GET", "key")).isEqualTo("another");
    }

    /** The server reads its file as the default user, and checks the rights of that user for transactions, without a word in its log. */
    @Test
    void transactions_and_what_scripts_and_groups_wrote_survive_a_restart() throws Exception {
        Process first = redis.start();
        redis.ask("app", "EVAL", "redis.call('SET', 'one', 1) redis.call('SET', 'two', 2) return 1", "0");
        redis.ask("app", "XADD", "orders", "1000-1", "number", "1");
        redis.ask("app", "XGROUP", "CREATE", "orders", "workers", "0");
        redis.ask("app", "XREADGROUP", "GROUP", "workers", "one", "STREAMS", "orders", ">");
        redis.stop(first);
        redis.start();

        assertThat(redis.ask("app", "MGET", "one", "two")).isEqualTo("1\n2");
        assertThat(redis.ask("app", "XPENDING", "orders", "workers")).startsWith("1\n1000-1");
    }

    @Test
    void production_goes_on_with_the_data_of_development() throws Exception {
        DatabaseServer development = Sessions.inDevelopment();
        Template configuration =
                Sessions.outsideDevelopment().secrets().get(0).values().get("redis.conf");
        redis.write("/etc/redis/redis.conf", configuration.filled(Sessions.OF_DEVELOPMENT));
        Process server = redis.launch(development.pod().arguments(), "--port", String.valueOf(redis.port));
        for (int attempt = 0;
                attempt < 200 && !inDevelopment("SET", "key", "value").equals("OK");
                attempt++) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        redis.stop(server);
        redis.publish();
        redis.start();

        assertThat(redis.ask("app", "GET", "key")).isEqualTo("value");
    }

    private String inDevelopment(String... words) throws Exception {
        return redis.client(List.of(), Sessions.OF_DEVELOPMENT.reveal(), words).output();
    }

    @Test
    void a_change_from_development_to_production_leaves_nothing_behind() {
        assertThat(RedisEngine.INSTANCE
                        .compatibility()
                        .persistenceObstacle(
                                setup(Sessions.inDevelopment().pod().arguments()),
                                setup(Sessions.inProduction().pod().arguments()),
                                "redis-sessions-0"))
                .isEmpty();
    }

    @Test
    void a_snapshot_alone_would_be_overlooked_which_is_said_before() throws Exception {
        Process server = redis.start("--appendonly", "no", "--save", "60 1");
        redis.ask("app", "SET", "key", "value");
        redis.stop(server);
        assertThat(Files.exists(redis.file("/data/dump.rdb"))).isTrue();
        redis.start();
        List<String> before = new ArrayList<>(Sessions.inProduction().pod().arguments());
        before.replaceAll(word -> word.equals("yes") ? "no" : word);

        assertThat(redis.ask("app", "GET", "key")).as("the pitfall").isEmpty();
        assertThat(RedisEngine.INSTANCE
                        .compatibility()
                        .persistenceObstacle(
                                setup(before),
                                setup(Sessions.inProduction().pod().arguments()),
                                "redis-sessions-0")
                        .orElseThrow()
                        .what())
                .contains("starts EMPTY");
    }

    @Test
    void the_probes_tell_a_server_that_is_ready_from_one_that_loads_and_one_that_is_not_there() throws Exception {
        assertThat(probes()).as("before the start").containsExactly(1, 1, 1);
        Process server = redis.start();
        assertThat(probes()).as("ready").containsExactly(0, 0, 0);
        redis.ask("app", "EVAL", "for i = 1, 20000 do redis.call('SET', 'key' .. i, i) end", "0");
        redis.stop(server);
        assertThat(probes()).as("stopped").containsExactly(1, 1, 1);

        // In microseconds for each key
        redis.launch("--key-load-delay", "500");
        for (int attempt = 0; attempt < 200 && redis.probe("liveness") != 0; attempt++) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        assertThat(probes()).as("loading").containsExactly(0, 1, 0);
    }

    @Test
    void a_client_that_is_refused_exits_with_0_so_that_probes_look_at_the_answer() throws Exception {
        redis.start();
        List<String> nobody = List.of("--tls", "--cacert", "/run/tls/ca.crt");

        assertThat(redis.client(nobody, "", "PING"))
                .isEqualTo(new RealRedis.Outcome(0, "NOAUTH Authentication required."));
        redis.ask("admin", "ACL", "DELUSER", "probe");
        assertThat(probes()).containsExactly(1, 1, 1);
    }

    private List<Integer> probes() throws Exception {
        return List.of(redis.probe("startup"), redis.probe("readiness"), redis.probe("liveness"));
    }

    private static ServerSetup setup(List<String> arguments) {
        return new ServerSetup(Optional.empty(), arguments, Map.of(), Map.of(), false);
    }
}
