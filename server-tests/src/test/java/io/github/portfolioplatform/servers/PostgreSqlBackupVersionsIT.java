package io.github.portfolioplatform.servers;

import static io.github.portfolioplatform.servers.PostgreSqlPod.answer;
import static io.github.portfolioplatform.servers.PostgreSqlPod.execute;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What differs between the major versions: the owner of the schema public, who has granted a role, and what sorts text. There is one version
 * of the clients on a machine, so copies of older servers are verified by a newer one.
 */
class PostgreSqlBackupVersionsIT {

    private static final String NOT_PROVEN = "that copies of each PostgreSQL restore";

    @TempDir
    private Path folder;

    @BeforeAll
    static void needs_programs() {
        Machine.runsPods(NOT_PROVEN);
        Machine.needs("pg_dump", NOT_PROVEN);
        Machine.needs("rclone", NOT_PROVEN);
    }

    /** Clients take copies of servers that are not newer. */
    static int newestDumped() {
        Path client = Machine.folderOf("pg_dump").orElseThrow().resolve("pg_dump");
        Matcher version = Pattern.compile("[0-9]+")
                .matcher(Execution.of(new ProcessBuilder(client.toString(), "--version"))
                        .succeeded());
        if (!version.find()) {
            throw new AssertionError("pg_dump without a version");
        }
        return Integer.parseInt(version.group());
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 15, 16, 17, 18})
    void a_copy_is_verified_and_comes_back(int major) throws Exception {
        Machine.dumpsPostgreSql(major, newestDumped());
        SecuredInstance rendered = Shop.postgreSql(major).backedUp().production();
        try (SecuredPostgreSqlPod pod = SecuredPostgreSqlPod.open(rendered, folder.resolve("server"))) {
            pod.start();
            try (Connection migration = pod.connect("migrate")) {
                execute(migration, "CREATE TABLE items AS SELECT 'item ' || n AS name FROM generate_series(1, 100) n");
                execute(migration, "CREATE INDEX ON items (name)");
            }
            BackupPods pods = BackupPods.of(
                    rendered,
                    pod.container(),
                    PostgreSqlImage.of(Math.min(18, newestDumped())),
                    Files.createDirectories(folder.resolve("jobs")));

            pods.backup().succeeded();
            assertThat(pods.verify().succeeded()).contains(": 1 tables with 100 rows are restored");
            try (Connection migration = pod.connect("migrate")) {
                execute(migration, "DROP TABLE items");
            }
            assertThat(pods.restore().succeeded()).endsWith(": 1 tables with 100 rows");

            try (Connection application = pod.connect("app")) {
                assertThat(answer(application, "SELECT count(*) FROM items")).isEqualTo("100");
            }
        }
    }
}
