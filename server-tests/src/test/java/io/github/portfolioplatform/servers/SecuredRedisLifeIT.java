package io.github.portfolioplatform.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;

/** What happens to a Redis of production in the course of its life. */
class SecuredRedisLifeIT {

    static final String WORKS = "Users and certificate are up to date.";

    private static final Shop SHOP = Shop.redis();

    @TempDir
    private Path folder;

    private SecuredRedisPod pod;

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
    void the_job_makes_new_passwords_known_without_a_restart() throws Exception {
        start();
        SecuredInstance rotated = pod.rendered();
        for (String purpose : new String[] {"app", "admin", "metrics", "backup"}) {
            rotated = rotated.with(purpose, "another of " + purpose + " \\ ' \" % $1 $(id) ü");
        }
        pod.mount(rotated);
        pod.connect("app").close();

        assertThat(pod.access(rotated).succeeded()).isEqualTo(WORKS);

        for (String purpose : new String[] {"app", "admin", "metrics", "backup"}) {
            pod.with(rotated).connect(purpose).close();
            assertThatThrownBy(() -> pod.connect(purpose)).hasMessageContaining("WRONGPASS");
        }
        assertThat(pod.container().log()).doesNotContain("another of");
    }

    @Test
    void the_job_makes_a_renewed_certificate_known_without_a_restart() throws Exception {
        start();
        SecuredInstance renewed = pod.rendered().renewed();
        try (Jedis open = pod.connect("app")) {
            pod.mount(renewed);
            shown(pod.rendered()).connect("app").close();

            assertThat(pod.access(renewed).succeeded()).isEqualTo(WORKS);

            assertThat(open.ping()).isEqualTo("PONG");
        }
        shown(renewed).connect("app").close();
        assertThatThrownBy(() -> shown(pod.rendered()).connect("app")).hasMessageContaining("certification path");
    }

    /** What somebody sees who expects this certificate and no other. */
    private SecuredRedisPod shown(SecuredInstance secrets) {
        return pod.with(secrets.with(secrets.certificate().alone()));
    }

    @Test
    void a_server_that_does_not_see_the_new_users_yet_is_no_success() throws Exception {
        start();

        assertThat(pod.access(pod.rendered().with("app", "another")))
                .isEqualTo(new Execution(1, "The server does not see the new users yet. The next run tells it again."));

        pod.connect("app").close();
    }

    @Test
    void users_with_a_fault_leave_the_old_ones_and_the_certificate_is_renewed_all_the_same() throws Exception {
        start();
        SecuredInstance renewed = pod.rendered().renewed().with("app", "another");
        pod.mount(renewed);
        pod.write("redis-users", "users.acl", "# a comment\n");

        Execution job = pod.access(renewed);

        assertThat(job.exitCode()).isEqualTo(1);
        assertThat(job.output()).startsWith("The users stay the old ones: ERR ").doesNotContain("another");
        shown(pod.rendered().with(renewed.certificate())).connect("app").close();
    }

    @Test
    void a_key_of_another_certificate_leaves_the_old_one_and_the_users_are_read_all_the_same() throws Exception {
        start();
        SecuredInstance renewed = pod.rendered().renewed().with("app", "another");
        pod.mount(renewed);
        pod.write("tls", "tls.key", pod.rendered().certificate().key());

        Execution job = pod.access(renewed);

        assertThat(job.exitCode()).isEqualTo(1);
        assertThat(job.output()).startsWith("The certificate stays the old one: ERR ");
        shown(pod.rendered().with("app", "another")).connect("app").close();
    }

    @Test
    void the_job_says_what_to_do_if_the_server_knows_another_password_of_it() throws Exception {
        start();
        SecuredInstance changed = pod.rendered().with("reload", "another");
        pod.mount(changed);

        Execution job = pod.access(changed);
        assertThat(job.exitCode()).isEqualTo(1);
        assertThat(job.output()).contains("WRONGPASS", "restart the server").doesNotContain("another\n");

        pod.container().stop();
        pod.start();
        assertThat(pod.access(changed).succeeded()).isEqualTo(WORKS);
    }

    @Test
    void an_empty_password_is_an_error() throws Exception {
        start();

        assertThat(pod.access(pod.rendered().with("reload", "")).output())
                .startsWith("The password of reload is empty");
    }

    @Test
    void the_probes_tell_the_truth() throws Exception {
        pod = SecuredRedisPod.open(SHOP.production(), folder);
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
        pod.container()
                .await(() -> pod.container().log().contains("DB loaded")
                        || pod.container().succeeds("livenessProbe"));
        assertThat(pod.container().probes()).as("loading").isEqualTo("started no, ready no, alive yes");
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
        pod = SecuredRedisPod.open(SHOP.production(), folder);
        pod.start();
    }
}
