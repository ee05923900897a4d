package io.github.portfolioplatform.servers;

import static io.github.portfolioplatform.servers.PostgreSqlPod.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.portfolioplatform.model.Posture.Choice;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real PostgreSQL server with TLS and one user, without restricted pods: it starts as root, as its image does. */
class PostgreSqlTlsIT {

    private static final int NEWEST = 18;
    private static final int GROUP_READS = 0440;

    @TempDir
    private static Path folder;

    private static ProductionPostgreSqlPod pod;

    @BeforeAll
    static void start() throws Exception {
        Machine.runsServers("that PostgreSQL runs with TLS and one user as rendered");
        pod = ProductionPostgreSqlPod.open(
                Shop.postgreSql(NEWEST).production(Choice.SECRET_SOURCE, Choice.TLS), folder);
        pod.start();
    }

    @AfterAll
    static void end() {
        if (pod != null) {
            pod.close();
        }
    }

    private static Connection connect(Map<String, String> options) throws Exception {
        return pod.connect(Shop.FORMER, Shop.PASSWORD, options);
    }

    @Test
    void its_user_owns_the_database_and_comes_by_tls() throws Exception {
        try (Connection connection = connect(Map.of())) {
            assertThat(answer(connection, "SELECT version FROM pg_stat_ssl WHERE pid = pg_backend_pid()"))
                    .startsWith("TLSv1.");
            assertThat(answer(connection, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"))
                    .isEqualTo("t");
        }
    }

    @Test
    void nobody_comes_without_tls_or_without_the_password() {
        assertThatThrownBy(() -> connect(Map.of("sslmode", "disable"))).hasMessageContaining("no encryption");
        assertThatThrownBy(() -> pod.connect(Shop.FORMER, "another")).hasMessageContaining("password");
        assertThat(pod.container()
                        .run(List.of("psql", "-XqtAwU", Shop.FORMER, "-d", Shop.DATABASE, "-c", "SELECT 1"))
                        .exitCode())
                .as("on the socket without a password")
                .isNotZero();
    }

    @Test
    void the_job_makes_a_renewed_certificate_known_without_a_restart() throws Exception {
        ProductionInstance renewed = pod.rendered().renewed();
        try (Connection open = connect(Map.of())) {
            pod.container().replace("tls", "tls.crt", renewed.certificate().certificate(), GROUP_READS);
            pod.container().replace("tls", "tls.key", renewed.certificate().key(), GROUP_READS);

            pod.access(renewed).succeeded();

            assertThat(answer(open, "SELECT 'still here'")).isEqualTo("still here");
        }
        pod.with(renewed.with(renewed.certificate().alone()))
                .connect(Shop.FORMER, Shop.PASSWORD)
                .close();
    }
}
