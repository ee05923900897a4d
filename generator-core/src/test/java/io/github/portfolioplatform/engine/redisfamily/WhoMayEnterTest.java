package io.github.portfolioplatform.engine.redisfamily;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

/** Starts Redis, if there is one on this machine, as it is rendered for production, and knocks. */
@Tag("thorough")
class WhoMayEnterTest extends RedisOfProduction {

    private static final String WITHOUT_DEFAULT = "user app on ~* &* +@all\n";

    WhoMayEnterTest() {
        super("that Redis of production lets in whom it should");
    }

    @Test
    void every_setting_of_the_file_is_that_of_the_server() throws Exception {
        redis.start();

        for (String line : redis.read("/etc/redis/redis.conf").lines().toList()) {
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] setting = line.split(" ", 2);
                String value = setting[1]
                        .replace("\"", "")
                        .replace("76mb", String.valueOf(76 << 20))
                        .replace("12mb", String.valueOf(12 << 20))
                        .replace("replica", "slave");
                assertThat(redis.ask("admin", "CONFIG", "GET", setting[0])
                                .replaceAll("normal .* (?=slave)| pubsub .*", ""))
                        .isEqualTo((setting[0] + "\n" + value).strip());
            }
        }
        assertThat(redis.ask("admin", "CONFIG", "GET", "appendonly")).endsWith("\nyes");
        assertThat(redis.ask("admin", "CONFIG", "GET", "dir")).endsWith("\n" + redis.file("/data"));
    }

    @Test
    void nobody_enters_without_tls() throws Exception {
        redis.start();

        assertThat(redis.client(List.of("--user", "app"), "of-app", "PING").output())
                .contains("Error")
                .doesNotContain("PONG");
    }

    @Test
    void nobody_enters_without_a_user_with_another_password_or_as_the_default_user() throws Exception {
        redis.start();
        List<String> nobody = List.of("--tls", "--cacert", "/run/tls/ca.crt");

        assertThat(redis.client(nobody, "", "GET", "key").output()).isEqualTo("NOAUTH Authentication required.");
        assertThat(redis.client(nobody, "of-app", "GET", "key").output()).contains("WRONGPASS", "NOAUTH");
        assertThat(redis.askWith("default", "of-app", "GET", "key")).contains("WRONGPASS", "NOAUTH");
        assertThat(redis.askWith("app", "of-metrics", "GET", "key")).contains("WRONGPASS", "NOAUTH");
        assertThat(redis.askWith("stranger", "of-app", "GET", "key")).contains("WRONGPASS", "NOAUTH");
        assertThat(redis.askWith("app", Evaluated.sha256("of-app"), "GET", "key"))
                .contains("WRONGPASS");
    }

    @Test
    void the_application_enters_with_the_uri_of_its_secret() throws Exception {
        redis.passwords.put("app", "p@ss/w:rd #\"'%+ ä€");
        redis.publish();
        redis.start();
        String uri = Evaluated.of(
                Sessions.outsideProduction().secrets().get(0).values().get("uri"), redis.passwords);

        try (Jedis client = Clients.of(redis, uri)) {
            assertThat(client.set("key", "value")).isEqualTo("OK");
        }
        assertThatThrownBy(
                        () -> Clients.of(redis, uri.replace("p%40ss", "pass")).ping())
                .hasMessageContaining("WRONGPASS");
    }

    @Test
    void a_client_that_trusts_somebody_else_does_not_send_its_password() throws Exception {
        redis.start();
        TestCertificates others = new TestCertificates(folder.resolve("bin"));

        assertThatThrownBy(() -> others.shownOn(redis.port)).hasMessageContaining("PKIX path");
    }

    @Test
    void a_password_in_the_configuration_protects_nothing_beside_a_file_that_forgets_the_default_user()
            throws Exception {
        redis.write("/etc/redis/users.acl", WITHOUT_DEFAULT + "user probe on nopass -@all +ping\n");
        redis.start("--requirepass", "ignored", "--protected-mode", "no");

        assertThat(redis.client(List.of("--tls", "--cacert", "/run/tls/ca.crt"), "", "SET", "key", "value")
                        .output())
                .as("why our file does not forget it")
                .isEqualTo("OK");
    }

    @Test
    void protected_mode_holds_off_others_if_somebody_brings_a_file_that_forgets_the_default_user() throws Exception {
        redis.write("/etc/redis/users.acl", WITHOUT_DEFAULT + "user probe on nopass -@all +ping\n");
        redis.start();
        Optional<String> outside = addressOfThisMachine();
        if (outside.isEmpty()) {
            System.out.println(
                    "Not proven: that protected mode holds off others, for this machine has one address alone.");
        } else {
            List<String> options = List.of("-h", outside.get(), "--tls", "--cacert", "/run/tls/ca.crt");
            assertThat(redis.client(options, "", "SET", "key", "value").output())
                    .doesNotContain("OK");
        }
    }

    @Test
    void with_our_file_protected_mode_is_in_nobodys_way() throws Exception {
        redis.start();
        Optional<String> outside = addressOfThisMachine();
        if (outside.isEmpty()) {
            System.out.println("Not proven: that clients get in from outside, for this machine has one address alone.");
        } else {
            List<String> options =
                    List.of("-h", outside.get(), "--tls", "--cacert", "/run/tls/ca.crt", "--user", "app");
            assertThat(redis.client(options, "of-app", "SET", "key", "value").output())
                    .isEqualTo("OK");
        }
    }

    @Test
    void a_file_of_users_with_a_comment_keeps_the_server_from_starting() throws Exception {
        redis.write("/etc/redis/users.acl", "# users\n" + redis.read("/etc/redis/users.acl"));

        assertThat(redis.failToStart()).isNotZero();
        assertThat(redis.log()).contains("should start with user keyword");
    }

    @Test
    void a_missing_file_of_users_keeps_the_server_from_starting() throws Exception {
        assertThat(redis.file("/etc/redis/users.acl").toFile().delete()).isTrue();

        assertThat(redis.failToStart()).isNotZero();
    }

    @Test
    void relative_paths_would_be_looked_for_in_the_data() throws Exception {
        String configuration = redis.read("/etc/redis/redis.conf");
        redis.write("/etc/redis/redis.conf", configuration.replace(redis.here("/run/tls/tls.crt"), "run/tls/tls.crt"));

        assertThat(redis.failToStart()).isNotZero();
        assertThat(redis.log()).contains("Failed to load certificate: run/tls/tls.crt");
    }

    @Test
    void no_password_is_in_the_process_list_the_log_or_the_configuration() throws Exception {
        Process server = redis.start();
        redis.ask("app", "SET", "key", "value");

        String commandLine = server.info().commandLine().orElse("");
        assertThat(redis.log() + redis.asked() + commandLine + redis.ask("admin", "CONFIG", "GET", "*"))
                .contains("Ready to accept connections")
                .doesNotContain(redis.passwords.values());
    }

    @Test
    void refusals_are_written_down() throws Exception {
        redis.start();
        redis.ask("app", "FLUSHALL");
        redis.askWith("app", "wrong", "PING");

        assertThat(redis.ask("admin", "ACL", "LOG"))
                .contains("flushall", "reason\nauth")
                .doesNotContain("wrong", "of-app");
    }

    private static Optional<String> addressOfThisMachine() throws Exception {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && address.getAddress().length == 4)
                .map(InetAddress::getHostAddress)
                .findFirst();
    }
}
