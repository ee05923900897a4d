package io.github.portfolioplatform.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real PostgreSQL servers, started with what is rendered for development. */
class PostgreSqlIT {

    private static final int NEWEST = 18;
    private static final String WRONG_PASSWORD = "28P01";

    @TempDir
    private Path folder;

    private PostgreSqlPod pod;

    @BeforeAll
    static void needs_a_server() {
        Machine.runsServers("that PostgreSQL runs as rendered");
    }

    @AfterEach
    void end() {
        if (pod != null) {
            pod.close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "portfolio-platform, postgresql-bookmarked",
        "gitops, postgresql-orders",
        "passwords-special, postgresql-quotes"
    })
    void the_examples_run(String scenario, String name) throws Exception {
        start(Portfolios.golden(scenario, name));

        pod.connect(pod.password()).close();
    }

    @Test
    void a_password_of_everything_that_somebody_got_wrong_is_the_password() throws Exception {
        String password = Portfolios.hostilePassword();
        start(Portfolios.postgreSql(NEWEST, password));

        pod.connect(password).close();
        assertThatThrownBy(() -> pod.connect(password.strip())).hasFieldOrPropertyWithValue("SQLState", WRONG_PASSWORD);
    }

    /** A server that initialises is seen by scripts of the image alone, which therefore ask the probes. */
    @Test
    void the_probes_tell_what_state_the_server_is_in() throws Exception {
        Machine.needs("pg_isready", "that the probes of PostgreSQL tell the truth");
        pod = PostgreSqlPod.open(Portfolios.postgreSql(NEWEST, Portfolios.PASSWORD), folder);
        RunningContainer container = pod.container();
        assertThat(container.probes()).as("before the first start").isEqualTo("started no, ready no, alive no");

        String ready = container.inside(String.join(" ", container.rendered().probe("readinessProbe")));
        Path script = folder.resolve("postgresql/root/docker-entrypoint-initdb.d/probes.sh");
        Files.writeString(script, "psql -U owner app -c 'CREATE TABLE ran ()'\nif " + ready + "; then exit 8; fi\n");
        Permissions.give(script, 0444);
        pod.start();
        assertThat(container.probes()).as("running").isEqualTo("started yes, ready yes, alive yes");

        try (Connection open = pod.connect(Portfolios.PASSWORD)) {
            assertThat(PostgreSqlPod.answer(open, "SELECT count(*) FROM ran")).isEqualTo("0");
            // A smart shutdown waits for whoever is connected.
            container.signal("TERM");
            container.await(() -> !container.succeeds("readinessProbe"));
            assertThat(container.probes()).as("refuses").isEqualTo("started no, ready no, alive yes");
        }
        assertThat(container.ended()).isZero();
        assertThat(container.probes()).as("stopped").isEqualTo("started no, ready no, alive no");
    }

    private void start(RenderedInstance instance) throws Exception {
        pod = PostgreSqlPod.open(instance, folder);
        pod.start();
    }
}
