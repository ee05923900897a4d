package io.github.portfolioplatform.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.FieldSource;

/** Each major version of PostgreSQL, started with what is rendered for development. */
@ParameterizedClass
@FieldSource("MAJORS")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("thorough")
class PostgreSqlVersionsIT {

    static final List<Integer> MAJORS = List.of(14, 15, 16, 17, 18);

    private static final String WRONG_PASSWORD = "28P01";

    /** All tests of a version look at one server, for starting is what takes time. */
    private static RenderedInstance instance;

    private static Path folder;
    private static PostgreSqlPod pod;

    @Parameter
    private int major;

    @BeforeParameterizedClassInvocation
    static void start(int major) throws Exception {
        Machine.runsServers("that PostgreSQL " + major + " runs as rendered");
        instance = Portfolios.postgreSql(major, Portfolios.PASSWORD);
        folder = Files.createTempDirectory("postgresql-" + major);
        pod = PostgreSqlPod.open(instance, folder);
        pod.start();
    }

    @AfterParameterizedClassInvocation
    static void end() throws IOException {
        if (pod != null) {
            pod.close();
            Permissions.emptied(folder);
            Files.delete(folder);
        }
    }

    @Test
    void every_setting_that_is_rendered_is_that_of_the_server() throws Exception {
        Map<String, String> settings = settings();
        assertThat(settings).containsKeys("shared_buffers", "max_wal_size");

        try (Connection connection = pod.connect(Portfolios.PASSWORD)) {
            assertThat(PostgreSqlPod.answer(connection, "SHOW server_version")).startsWith(major + ".");
            settings.forEach((name, value) -> assertThat(PostgreSqlPod.answer(
                            connection,
                            "SELECT source || ' ' || (" + isSame(value) + ") FROM pg_settings WHERE name = '" + name
                                    + "'"))
                    .as(name)
                    .isEqualTo("command line true"));
        }
    }

    /** Sizes have several spellings: {@code 1024MB} is {@code 1GB}. */
    private static String isSame(String value) {
        return value.matches("[0-9]+[kMGT]B")
                ? "pg_size_bytes(current_setting(name)) = pg_size_bytes('" + value + "')"
                : "current_setting(name) = '" + value + "'";
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

    @Test
    void it_has_the_database_and_the_user_that_are_rendered() throws Exception {
        try (Connection connection = pod.connect(Portfolios.PASSWORD)) {
            assertThat(PostgreSqlPod.answer(connection, "SELECT current_database() || ' of ' || current_user"))
                    .isEqualTo("app of owner");
            assertThat(PostgreSqlPod.answer(connection, "SHOW server_encoding")).isEqualTo("UTF8");
            assertThat(PostgreSqlPod.answer(connection, "SHOW data_checksums")).isEqualTo("on");
        }
    }

    @Test
    void it_trusts_nobody_neither_on_the_socket_nor_on_127_0_0_1() throws Exception {
        try (Connection connection = pod.connect(Portfolios.PASSWORD)) {
            assertThat(PostgreSqlPod.answer(connection, "SELECT DISTINCT auth_method FROM pg_hba_file_rules"))
                    .isEqualTo("scram-sha-256");
        }
    }

    @Test
    void its_data_are_in_the_claim() {
        String data = pod.container().rendered().environment().get("PGDATA");

        assertThat(folder.resolve("volumes/db-pvc")).isDirectoryRecursivelyContaining("glob:**/PG_VERSION");
        assertThat(pod.container()
                        .run(List.of("test", "-s", data + "/PG_VERSION"))
                        .exitCode())
                .isZero();
    }

    @Test
    void its_probes_tell_the_truth_while_it_runs_and_leave_nothing_in_the_log() {
        Machine.needs("pg_isready", "that the probes of PostgreSQL " + major + " tell the truth");

        assertThat(pod.container().probes()).isEqualTo("started yes, ready yes, alive yes");
        assertThat(pod.container().log()).doesNotContain("does not exist");
    }

    @Test
    void nobody_comes_in_without_the_password() {
        assertThatThrownBy(() -> pod.connect("wrong")).hasFieldOrPropertyWithValue("SQLState", WRONG_PASSWORD);
        assertThatThrownBy(() -> pod.connect("")).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> pod.connect("postgres", Portfolios.PASSWORD))
                .as("there is no other superuser")
                .hasFieldOrPropertyWithValue("SQLState", WRONG_PASSWORD);
    }

    @Test
    void the_password_is_in_no_process_list_and_in_no_log() throws Exception {
        try (Connection connection = pod.connect(Portfolios.PASSWORD)) {
            assertThat(pod.container().commandLines())
                    .anySatisfy(line -> assertThat(line).contains("shared_buffers="))
                    .anySatisfy(line -> assertThat(line).contains("owner app"))
                    .noneSatisfy(line -> assertThat(line).contains(Portfolios.PASSWORD));
            assertThat(connection.isValid(1)).isTrue();
        }
        assertThat(pod.container().log())
                .contains("password authentication failed")
                .doesNotContain(Portfolios.PASSWORD);
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void data_survive_the_pod_which_ends_in_time_although_somebody_is_connected() throws Exception {
        try (Connection connection = pod.connect(Portfolios.PASSWORD)) {
            PostgreSqlPod.execute(connection, "CREATE TABLE notes AS SELECT 'kept' AS note");
            assertThat(pod.container().stop()).as("exit code").isZero();
        }
        pod.close();
        pod = PostgreSqlPod.open(instance, folder);
        pod.start();

        try (Connection connection = pod.connect(Portfolios.PASSWORD)) {
            assertThat(PostgreSqlPod.answer(connection, "SELECT note FROM notes"))
                    .isEqualTo("kept");
        }
        assertThat(pod.container().log()).doesNotContain("automatic recovery in progress");
    }
}
