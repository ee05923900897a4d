package io.github.portfolioplatform.servers;

import static io.github.portfolioplatform.servers.PostgreSqlPod.answer;
import static io.github.portfolioplatform.servers.PostgreSqlPod.execute;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Copies of a PostgreSQL of development, where the one user is the superuser and no function is prepared for the jobs. */
@Tag("thorough")
class PostgreSqlDevelopmentBackupIT {

    private static final String NOT_PROVEN = "that copies of PostgreSQL in development restore";

    @TempDir
    private Path folder;

    private PostgreSqlPod pod;
    private BackupPods pods;

    private void start(String database) throws Exception {
        Machine.runsPods(NOT_PROVEN);
        Machine.needs("rclone", NOT_PROVEN);
        PostgreSqlImage image = Machine.newestDumpedPostgreSql(NOT_PROVEN);
        RenderedInstance rendered =
                Shop.postgreSql(image.major()).backedUp().ofDatabase(database).development();
        pod = PostgreSqlPod.open(rendered, folder.resolve("server"));
        pod.start();
        pods = BackupPods.of(rendered, pod.container(), image, Files.createDirectories(folder.resolve("jobs")));
        change(
                "CREATE ROLE reader; CREATE ROLE guest",
                "CREATE TABLE items AS SELECT n AS id, 'as copied' AS name FROM generate_series(1, 100) n",
                "GRANT SELECT ON items TO reader",
                "ALTER DATABASE " + database + " SET statement_timeout = '66s'",
                "REVOKE ALL ON DATABASE " + database + " FROM PUBLIC",
                "GRANT CONNECT ON DATABASE " + database + " TO reader");
    }

    @AfterEach
    void end() {
        if (pod != null) {
            pod.close();
        }
    }

    /** PostgreSQL cuts names at 63 characters: the database that is restored must not get the name of the live one. */
    @ParameterizedTest
    @ValueSource(strings = {"orders", "orders_of_a_shop_whose_name_has_as_many_characters_as_may_be_on"})
    void a_copy_is_verified_and_comes_back_beside_the_live_database(String database) throws Exception {
        start(database);
        pods.backup().succeeded();
        assertThat(pods.verify().succeeded()).contains(": 1 tables with 100 rows are restored");
        change("UPDATE items SET name = 'live'");

        String said = pods.restore().succeeded();

        assertThat(said).endsWith(": 1 tables with 100 rows");
        is_as_copied();
        String before = said.replaceFirst("(?s).*DROP DATABASE \"(.*?)\".*", "$1");
        assertThat(query("SELECT has_database_privilege('guest', '" + before + "', 'CONNECT')"))
                .as("the former database is as closed as it was")
                .isEqualTo("f");
    }

    @Test
    void settings_and_rights_of_the_database_survive_a_restore_in_its_place() throws Exception {
        start("orders");
        pods.backup().succeeded();

        assertThat(pods.with("IN_PLACE", "yes").restore().succeeded()).endsWith(": 1 tables with 100 rows");

        is_as_copied();
        assertThat(query("SELECT count(*) FROM pg_database WHERE datname LIKE 'orders%'"))
                .isEqualTo("1");
    }

    private void is_as_copied() throws SQLException {
        assertThat(query("SELECT DISTINCT name FROM items")).isEqualTo("as copied");
        assertThat(query("SHOW statement_timeout")).isEqualTo("66s");
        assertThat(query("SELECT has_table_privilege('reader', 'items', 'SELECT')"))
                .isEqualTo("t");
        assertThat(query("SELECT has_database_privilege('reader', current_database(), 'CONNECT')"))
                .isEqualTo("t");
        assertThat(query("SELECT has_database_privilege('guest', current_database(), 'CONNECT')"))
                .isEqualTo("f");
    }

    private void change(String... statements) throws SQLException {
        try (Connection connection = pod.connect(Shop.PASSWORD)) {
            for (String statement : statements) {
                execute(connection, statement);
            }
        }
    }

    private String query(String query) throws SQLException {
        try (Connection connection = pod.connect(Shop.PASSWORD)) {
            return answer(connection, query);
        }
    }
}
