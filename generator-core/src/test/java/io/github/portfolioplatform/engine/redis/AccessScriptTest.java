package io.github.portfolioplatform.engine.redis;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.portfolioplatform.engine.PasswordVector;
import io.github.portfolioplatform.engine.redis.RealRedis.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

/** Runs the access job against a Redis server, if there is one on this machine. */
class AccessScriptTest extends RedisOfProduction {

    private static final Outcome DONE = new Outcome(0, "Users and certificate are up to date.");

    private static final String HOSTILE =
            PasswordVector.all().stream().map(PasswordVector::password).collect(joining(" ", " ", " "));

    AccessScriptTest() {
        super("that passwords and certificates of Redis are renewed");
    }

    @Test
    void what_is_right_already_stays_and_nobody_is_disconnected() throws Exception {
        redis.start();

        try (Jedis client = Clients.application(redis)) {
            assertThat(redis.job()).isEqualTo(DONE);
            assertThat(redis.job()).isEqualTo(DONE);
            assertThat(client.ping()).as("on the same connection").isEqualTo("PONG");
        }
        assertThat(redis.asked()).doesNotContain("ACL LOAD");
    }

    @Test
    void a_new_password_holds_from_now_on_and_the_old_one_no_longer() throws Exception {
        redis.start();
        redis.passwords.put("app", "new");
        redis.publish();
        assertThat(redis.askWith("app", "new", "PING")).as("before").contains("WRONGPASS");

        assertThat(redis.job()).isEqualTo(DONE);
        assertThat(redis.askWith("app", "new", "PING")).isEqualTo("PONG");
        assertThat(redis.askWith("app", "of-app", "PING")).contains("WRONGPASS");
    }

    @Test
    void a_password_of_everything_that_somebody_got_wrong_is_the_password() throws Exception {
        redis.start();
        redis.passwords.put("app", HOSTILE);
        redis.publish();

        assertThat(redis.job()).isEqualTo(DONE);
        assertThat(redis.ask("app", "PING")).isEqualTo("PONG");
        try (Jedis client = Clients.application(redis)) {
            assertThat(client.ping()).isEqualTo("PONG");
        }
        assertThat(redis.askWith("app", HOSTILE.strip(), "PING")).contains("WRONGPASS");
    }

    @Test
    void so_is_that_of_the_job_itself() throws Exception {
        redis.passwords.put("reload", HOSTILE);
        redis.publish();
        redis.start();

        assertThat(redis.job()).isEqualTo(DONE);
    }

    @Test
    void users_with_other_rights_are_read_although_no_password_changed() throws Exception {
        String ours = redis.read("/run/acl/users.acl");
        redis.write(
                "/run/acl/users.acl",
                ours.replaceAll("user rights-\\w+", "user rights-before").replace(" &* +@all -", " &* +@read -"));
        redis.start();
        assertThat(redis.ask("app", "SET", "key", "value")).startsWith("NOPERM");
        redis.publish();

        assertThat(redis.job()).isEqualTo(DONE);
        assertThat(redis.ask("app", "SET", "key", "value")).isEqualTo("OK");
    }

    @Test
    void a_server_that_still_sees_the_old_file_is_no_success() throws Exception {
        Path old = Files.copy(redis.file("/run/acl/users.acl"), folder.resolve("old.acl"));
        redis.start("--aclfile", old.toString());
        redis.passwords.put("app", "new");
        redis.publish();

        assertThat(redis.job())
                .isEqualTo(new Outcome(1, "The server does not see the new users yet. The next run tells it again."));
        Files.copy(redis.file("/run/acl/users.acl"), old, StandardCopyOption.REPLACE_EXISTING);
        assertThat(redis.job()).isEqualTo(DONE);
    }

    @Test
    void a_renewed_certificate_is_shown_without_a_restart_and_not_before() throws Exception {
        redis.start();
        var first = redis.certificates.issued();
        redis.certificates.renew();
        redis.publish();
        assertThat(redis.certificates.shownOn(redis.port)).as("by itself").isEqualTo(first);

        try (Jedis client = Clients.application(redis)) {
            assertThat(redis.job()).isEqualTo(DONE);
            assertThat(client.ping()).as("on the same connection").isEqualTo("PONG");
        }
        assertThat(redis.certificates.shownOn(redis.port))
                .isEqualTo(redis.certificates.issued())
                .isNotEqualTo(first);
    }

    @Test
    void a_file_with_a_fault_keeps_the_old_users_and_the_certificate_is_renewed_all_the_same() throws Exception {
        redis.start();
        redis.certificates.renew();
        redis.passwords.put("app", "new");
        redis.publish();
        redis.write("/run/acl/users.acl", redis.read("/run/acl/users.acl") + "# a comment\n");

        Outcome outcome = redis.job();
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.output())
                .startsWith("The users stay the old ones: ERR ")
                .doesNotContain("new ");
        assertThat(redis.askWith("app", "of-app", "PING")).isEqualTo("PONG");
        assertThat(redis.certificates.shownOn(redis.port)).isEqualTo(redis.certificates.issued());
    }

    @Test
    void a_key_that_does_not_belong_to_its_certificate_keeps_the_old_one_and_the_users_are_read_all_the_same()
            throws Exception {
        redis.start();
        var first = redis.certificates.issued();
        String key = redis.read("/run/tls/tls.key");
        redis.certificates.renew();
        redis.passwords.put("app", "new");
        redis.publish();
        redis.write("/run/tls/tls.key", key);

        Outcome outcome = redis.job();
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.output()).startsWith("The certificate stays the old one: ERR ");
        assertThat(redis.certificates.shownOn(redis.port)).isEqualTo(first);
        assertThat(redis.askWith("app", "new", "PING")).isEqualTo("PONG");
    }

    @Test
    void another_password_than_the_server_knows_is_told_from_a_server_that_starts() throws Exception {
        redis.start();
        redis.write("/run/credentials/password", "another");

        Outcome outcome = redis.job();
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.output()).contains("WRONGPASS", "restart the server").doesNotContain("another\n");
    }

    @Test
    void after_that_restart_the_job_goes_on() throws Exception {
        Process server = redis.start();
        redis.passwords.put("reload", "new");
        redis.publish();
        assertThat(redis.job().code()).isEqualTo(1);

        redis.stop(server);
        redis.start();
        assertThat(redis.job()).isEqualTo(DONE);
    }

    @Test
    void a_password_that_ends_with_a_newline_is_refused_before_anything_else() throws Exception {
        redis.passwords.put("reload", "of-reload\n");
        redis.publish();
        redis.start();

        assertThat(redis.job())
                .isEqualTo(new Outcome(1, "The password of reload is empty or ends with a newline. Store it without."));
        assertThat(redis.askWith("reload", "of-reload", "PING"))
                .as("the hash is that of all bytes")
                .contains("WRONGPASS");
    }

    @Test
    void an_empty_password_is_refused() throws Exception {
        redis.write("/run/credentials/password", "");
        redis.start();

        assertThat(redis.job().output()).startsWith("The password of reload is empty");
    }

    @Test
    void a_server_that_is_down_is_waited_for_but_not_for_ever() throws Exception {
        Outcome outcome = redis.job();

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.output()).startsWith("The server is not ready: Could not connect to Redis at ");
    }

    @Test
    void a_server_that_another_authority_vouches_for_gets_no_password() throws Exception {
        redis.start();
        redis.write(
                "/run/tls/ca.crt",
                new TestCertificates(folder.resolve("bin")).files().get("ca.crt"));

        Outcome outcome = redis.job();
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.output()).contains("certificate verify failed");
    }

    @Test
    void connections_that_are_open_outlive_a_new_password_but_for_redis_before_7_2() throws Exception {
        redis.start();
        boolean old = redis.ask("app", "INFO", "server").contains("redis_version:7.0.");
        try (Jedis client = Clients.application(redis)) {
            redis.passwords.put("app", "new");
            redis.publish();
            redis.job();

            if (old) {
                assertThatThrownBy(client::ping).isInstanceOf(RuntimeException.class);
            } else {
                assertThat(client.ping()).isEqualTo("PONG");
            }
        }
    }
}
