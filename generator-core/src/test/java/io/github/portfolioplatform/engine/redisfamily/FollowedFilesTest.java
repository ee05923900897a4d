package io.github.portfolioplatform.engine.redisfamily;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

/** What a running Redis server does when the files of its pod change, if there is a server on this machine. */
class FollowedFilesTest extends RedisOfProduction {

    private static final String TOLD = "The server knows the changed passwords.";
    private static final String SHOWN = "The server shows the renewed certificate.";
    private static final List<String> USERS = List.of("app", "admin", "metrics", "backup");
    private static final String KEPT = "/data/.replaced-passwords";
    private static final String HOSTILE = "p@ss/w:rd #\"'%+ ä€ $1 $(id) `id` \\ *";

    FollowedFilesTest() {
        super("that Redis of production follows what changes");
    }

    @Test
    void all_passwords_change_at_once_and_old_and_new_ones_count_on_connections_that_stay_open() throws Exception {
        redis.start();
        Map<String, String> before = new TreeMap<>(redis.passwords);
        try (Jedis client = Clients.application(redis)) {
            USERS.forEach(user -> redis.passwords.put(user, HOSTILE + " of " + user));
            redis.publish();
            redis.awaitPasswords();

            for (String user : USERS) {
                assertThat(redis.ask(user, "PING")).as("new of " + user).isEqualTo("PONG");
                assertThat(redis.askWith(user, before.get(user), "PING"))
                        .as("old of " + user)
                        .isEqualTo("PONG");
                assertThat(redis.askWith(user, before.get("app".equals(user) ? "admin" : "app"), "PING"))
                        .as("of another user than " + user)
                        .contains("WRONGPASS");
            }
            assertThat(client.ping()).as("on the same connection").isEqualTo("PONG");
        }
        assertThat(redis.log()).doesNotContain(HOSTILE);
        assertThat(redis.asked()).doesNotContain(HOSTILE).doesNotContain(Evaluated.sha256(HOSTILE + " of app"));
    }

    @Test
    void a_password_that_was_replaced_counts_across_a_restart_but_not_for_more_than_a_day() throws Exception {
        Process server = redis.start();
        redis.passwords.put("app", "new");
        redis.publish();
        redis.awaitLog(TOLD);
        redis.stop(server);
        Process second = redis.start();
        assertThat(redis.askWith("app", "of-app", "PING")).isEqualTo("PONG");

        redis.stop(second);
        redis.write(KEPT, redis.read(KEPT).replaceAll("(?m) [0-9]{10}$", " 1000000000"));
        redis.start();
        assertThat(redis.askWith("app", "of-app", "PING")).contains("WRONGPASS");
        assertThat(redis.ask("app", "PING")).isEqualTo("PONG");
    }

    @Test
    void a_password_that_leaked_ends_when_the_file_of_replaced_ones_is_removed() throws Exception {
        redis.start();
        redis.passwords.put("app", "new");
        redis.publish();
        redis.awaitLog(TOLD);
        Files.delete(redis.file(KEPT));

        for (int attempt = 0;
                attempt < 200 && redis.askWith("app", "of-app", "PING").equals("PONG");
                attempt++) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        assertThat(redis.askWith("app", "of-app", "PING")).contains("WRONGPASS");
        assertThat(redis.ask("app", "PING")).isEqualTo("PONG");
    }

    @Test
    void what_is_written_into_the_file_of_replaced_passwords_makes_no_user_and_no_right() throws Exception {
        redis.write(
                KEPT,
                "watcher " + Evaluated.sha256("x") + " -\nprobe " + Evaluated.sha256("x") + " -\nintruder "
                        + Evaluated.sha256("x") + " -\napp nopass +@all 9\napp " + Evaluated.sha256("far")
                        + " 99999999999\n");
        redis.start();

        for (String user : List.of("watcher", "intruder", "app")) {
            assertThat(redis.askWith(user, "x", "PING")).as(user).contains("WRONGPASS");
        }
        assertThat(redis.ask("app", "CONFIG", "GET", "dir")).contains("NOPERM");
        long most = System.currentTimeMillis() / 1000 + 86_400;
        assertThat(Long.parseLong(redis.read(KEPT)
                        .lines()
                        .filter(line -> line.contains(Evaluated.sha256("far")))
                        .findFirst()
                        .orElseThrow()
                        .split(" ")[2]))
                .as("no longer than a day")
                .isLessThanOrEqualTo(most);
    }

    @Test
    void a_password_that_ends_with_a_newline_counts_with_and_without_it() throws Exception {
        redis.passwords.put("app", "of-app\n");
        redis.publish();
        redis.start();

        assertThat(redis.askWith("app", "of-app", "PING")).isEqualTo("PONG");
        assertThat(redis.askWith("app", "of-app\n", "PING")).isEqualTo("PONG");
    }

    @Test
    void an_empty_password_lets_nobody_in_and_keeps_the_one_before() throws Exception {
        redis.start();
        redis.passwords.put("app", "");
        redis.publish();
        redis.awaitLog("The password of app is empty");

        assertThat(redis.askWith("app", "of-app", "PING")).isEqualTo("PONG");
        assertThat(redis.client(List.of("--tls", "--cacert", "/run/tls/ca.crt"), "", "AUTH", "app", "")
                        .output())
                .contains("WRONGPASS");
    }

    @Test
    void a_renewed_certificate_is_shown_without_a_restart() throws Exception {
        redis.start();
        var first = redis.certificates.issued();
        try (Jedis client = Clients.application(redis)) {
            redis.certificates.renew();
            redis.publish();
            redis.awaitLog(SHOWN);
            assertThat(client.ping()).as("on the same connection").isEqualTo("PONG");
        }
        assertThat(redis.certificates.shownOn(redis.port))
                .isEqualTo(redis.certificates.issued())
                .isNotEqualTo(first);
    }

    @Test
    void a_key_that_does_not_belong_to_its_certificate_keeps_the_old_one_and_passwords_are_followed_all_the_same()
            throws Exception {
        redis.start();
        var first = redis.certificates.issued();
        String key = redis.read("/run/tls/tls.key");
        redis.certificates.renew();
        redis.passwords.put("app", "new");
        redis.publish();
        redis.write("/run/tls/tls.key", key);

        redis.awaitLog("The certificate stays the old one: ERR ");
        redis.awaitLog(TOLD);
        assertThat(redis.certificates.shownOn(redis.port)).isEqualTo(first);
        assertThat(redis.askWith("app", "new", "PING")).isEqualTo("PONG");
        assertThat(redis.probe("liveness")).as("alive").isZero();
    }

    @Test
    void an_authority_that_the_server_does_not_show_yet_kills_no_server() throws Exception {
        redis.start();
        redis.write(
                "/run/tls/ca.crt",
                new TestCertificates(Files.createDirectories(folder.resolve("others")))
                        .files()
                        .get("ca.crt"));

        assertThat(redis.probe("liveness")).isZero();
    }
}
