package io.github.portfolioplatform.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** Real PostgreSQL servers, started with what is rendered for development. */
class PostgreSqlIT {

    static final List<Integer> MAJORS = PostgreSqlImage.MAJORS;

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
    @FieldSource("MAJORS")
    void each_major_version_runs_with_the_settings_that_are_rendered(int major) throws Exception {
        start(Portfolios.postgreSql(major, Portfolios.PASSWORD));

        try (Connection connection = pod.connect(Portfolios.PASSWORD)) {
            assertThat(PostgreSqlPod.answer(connection, "SHOW server_version")).startsWith(major + ".");
            Map<String, String> settings = settings();
            assertThat(settings).isNotEmpty();
            settings.forEach((name, value) -> assertThat(PostgreSqlPod.answer(
                            connection,
                            "SELECT source || ' ' || (pg_size_bytes(current_setting(name)) = pg_size_bytes('" + value
                                    + "')) FROM pg_settings WHERE name = '" + name + "'"))
                    .as(name)
                    .isEqualTo("command line true"));
        }
    }

    @ParameterizedTest
    @FieldSource("MAJORS")
    void each_major_version_is_initialised_as_rendered(int major) throws Exception {
        start(Portfolios.postgreSql(major, Portfolios.PASSWORD));

        try (Connection connection = pod.connect(Portfolios.PASSWORD)) {
            assertThat(PostgreSqlPod.answer(connection, "SELECT current_database() || ' of ' || current_user"))
                    .isEqualTo("app of owner");
            assertThat(PostgreSqlPod.answer(connection, "SHOW server_encoding")).isEqualTo("UTF8");
            assertThat(PostgreSqlPod.answer(connection, "SHOW data_checksums")).isEqualTo("on");
            assertThat(PostgreSqlPod.answer(
                            connection, "SELECT DISTINCT auth_method FROM pg_hba_file_rules ORDER BY 1"))
                    .as("nobody is trusted, neither on the socket nor on 127.0.0.1")
                    .isEqualTo("scram-sha-256");
        }
        String data = pod.container().rendered().environment().get("PGDATA");
        assertThat(pod.container()
                        .run(List.of("test", "-s", data + "/PG_VERSION"))
                        .exitCode())
                .as("the data are in the claim, at %s", data)
                .isZero();
    }

    @Test
    void nobody_comes_in_without_the_password() throws Exception {
        start(Portfolios.postgreSql(NEWEST, Portfolios.PASSWORD));

        assertThatThrownBy(() -> pod.connect("wrong")).hasFieldOrPropertyWithValue("SQLState", WRONG_PASSWORD);
        assertThatThrownBy(() -> pod.connect("")).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> pod.connect("postgres", Portfolios.PASSWORD))
                .as("there is no other superuser")
                .hasFieldOrPropertyWithValue("SQLState", WRONG_PASSWORD);
    }

    @ParameterizedTest
    @CsvSource({"portfolio-platform, postgresql-bookmarked", "gitops, postgresql-orders", "postgresql-18, ''"})
    void the_examples_run(String scenario, String name) throws Exception {
        start(Portfolios.golden(
                scenario, name.isEmpty() ? Portfolios.instances(scenario).get(0) : name));

        pod.connect(pod.password()).close();
    }

    @Test
    void a_password_of_everything_that_somebody_got_wrong_is_the_password() throws Exception {
        String password = " " + String.join(" ", Portfolios.passwords()) + " ";
        start(Portfolios.postgreSql(NEWEST, password));

        pod.connect(password).close();
        assertThatThrownBy(() -> pod.connect(password.strip())).hasFieldOrPropertyWithValue("SQLState", WRONG_PASSWORD);
    }

    @Test
    void a_password_with_quotes_and_a_backslash_is_the_password() throws Exception {
        start(Portfolios.golden("passwords-special", "postgresql-quotes"));

        pod.connect("it's \"quoted\" \\ back").close();
    }

    @Test
    void the_password_is_in_no_process_list_and_in_no_log() throws Exception {
        start(Portfolios.postgreSql(NEWEST, Portfolios.PASSWORD));
        pod.connect(Portfolios.PASSWORD).close();
        assertThatThrownBy(() -> pod.connect("wrong")).isInstanceOf(SQLException.class);

        assertThat(pod.container().commandLines())
                .hasSizeGreaterThan(3)
                .anySatisfy(line -> assertThat(line).contains("shared_buffers="))
                .noneSatisfy(line -> assertThat(line).contains(Portfolios.PASSWORD));
        assertThat(pod.container().log())
                .contains("password authentication failed")
                .doesNotContain(Portfolios.PASSWORD);
    }

    @ParameterizedTest
    @FieldSource("MAJORS")
    void the_probes_tell_a_server_that_is_ready_from_one_that_is_not(int major) throws Exception {
        Machine.needs("pg_isready", "that the probes of PostgreSQL tell the truth");
        RenderedInstance instance = Portfolios.postgreSql(major, Portfolios.PASSWORD);
        pod = PostgreSqlPod.open(instance, folder);
        assertThat(probes()).as("before the first start").isEqualTo("started no, ready no, alive no");

        pod.start();
        assertThat(probes()).as("running").isEqualTo("started yes, ready yes, alive yes");
        assertThat(pod.container().log())
                .as("the probes leave no errors in the log")
                .doesNotContain("FATAL");
        pod.container().stop();
        assertThat(probes()).as("stopped").isEqualTo("started no, ready no, alive no");
    }

    @Test
    void a_server_that_refuses_while_it_shuts_down_is_alive_but_not_ready() throws Exception {
        Machine.needs("pg_isready", "that a server which shuts down is not killed");
        start(Portfolios.postgreSql(NEWEST, Portfolios.PASSWORD));

        try (Connection open = pod.connect(Portfolios.PASSWORD)) {
            // A smart shutdown waits for whoever is connected.
            pod.container().signal("TERM");
            pod.container().await(() -> pod.container().log().contains("received smart shutdown request"));
            pod.container().await(() -> !pod.container().succeeds("readinessProbe"));
            assertThat(probes()).isEqualTo("started no, ready no, alive yes");
            assertThat(open.isValid(1)).isTrue();
        }
    }

    @Test
    void a_server_that_initialises_is_not_ready() throws Exception {
        Machine.needs("pg_isready", "that a server which initialises is not ready");
        RenderedInstance instance = Portfolios.postgreSql(NEWEST, Portfolios.PASSWORD);
        pod = PostgreSqlPod.open(instance, folder);
        // What it runs sees the server that the image starts for it, on the socket only.
        String port = String.valueOf(pod.container().portInside(5432));
        Path script = folder.resolve("root/docker-entrypoint-initdb.d/asks.sh");
        java.nio.file.Files.writeString(
                script,
                "pg_isready -q || exit 9\n"
                        + String.join(" ", pod.container().rendered().probe("readinessProbe"))
                                .replace("5432", port)
                        + " && exit 8\ntrue\n");
        Permissions.give(script, 0444);

        pod.start();
    }

    @ParameterizedTest
    @FieldSource("MAJORS")
    void data_survive_the_pod_and_it_ends_in_time(int major) throws Exception {
        RenderedInstance instance = Portfolios.postgreSql(major, Portfolios.PASSWORD);
        start(instance);
        try (Connection connection = pod.connect(Portfolios.PASSWORD)) {
            PostgreSqlPod.execute(connection, "CREATE TABLE notes AS SELECT 'kept' AS note");
        }

        try (Connection idle = pod.connect(Portfolios.PASSWORD)) {
            assertThat(idle.isValid(1)).isTrue();
            assertThat(pod.container().stop())
                    .as("exit code, although somebody is connected")
                    .isZero();
        }
        pod.close();
        start(instance);

        try (Connection connection = pod.connect(Portfolios.PASSWORD)) {
            assertThat(PostgreSqlPod.answer(connection, "SELECT note FROM notes"))
                    .isEqualTo("kept");
        }
        assertThat(pod.container().log()).doesNotContain("automatic recovery in progress");
    }

    private void start(RenderedInstance instance) throws Exception {
        pod = PostgreSqlPod.open(instance, folder);
        pod.start();
    }

    /** {@code -c name=value}, as the pod's arguments say it. */
    private Map<String, String> settings() {
        List<String> arguments = pod.container().rendered().arguments();
        Map<String, String> settings = new LinkedHashMap<>();
        for (int i = 0; i < arguments.size(); i += 2) {
            assertThat(arguments.get(i)).isEqualTo("-c");
            String[] words = arguments.get(i + 1).split("=", 2);
            settings.put(words[0], words[1]);
        }
        return settings;
    }

    private String probes() {
        return pod.container().probes();
    }
}
