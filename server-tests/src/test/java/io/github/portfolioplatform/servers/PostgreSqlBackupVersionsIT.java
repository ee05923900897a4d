package io.github.portfolioplatform.servers;

import static io.github.portfolioplatform.servers.PostgreSqlPod.answer;
import static io.github.portfolioplatform.servers.PostgreSqlPod.execute;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What differs between the major versions: the owner of the schema public, who has granted a role, and what sorts text. Clients and scratch
 * server are of the server's own version, as in its image.
 */
@Tag("thorough")
class PostgreSqlBackupVersionsIT {

    private static final String NOT_PROVEN = "that copies of each PostgreSQL are restored";

    @TempDir
    private Path folder;

    @BeforeAll
    static void needs_programs() {
        Machine.runsPods(NOT_PROVEN);
        Machine.needs("rclone", NOT_PROVEN);
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 15, 16, 17, 18})
    void a_copy_is_verified_and_comes_back(int major) throws Exception {
        PostgreSqlImage image = Machine.dumpsPostgreSql(major, NOT_PROVEN);
        ProductionInstance rendered = Shop.postgreSql(major).backedUp().production();
        try (ProductionPostgreSqlPod pod = ProductionPostgreSqlPod.open(rendered, folder.resolve("server"))) {
            pod.start();
            try (Connection migration = pod.connect("migrate")) {
                execute(migration, "CREATE TABLE items AS SELECT 'item ' || n AS name FROM generate_series(1, 100) n");
                execute(migration, "CREATE INDEX ON items (name)");
            }
            BackupPods pods =
                    BackupPods.of(rendered, pod.container(), image, Files.createDirectories(folder.resolve("jobs")));

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
