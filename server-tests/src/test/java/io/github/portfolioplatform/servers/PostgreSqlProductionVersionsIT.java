package io.github.portfolioplatform.servers;

import static io.github.portfolioplatform.servers.PostgreSqlPod.execute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What differs between the major versions: 15 takes the schema public from everybody, 16 changes what CREATEROLE allows, 17 sorts text by
 * itself. The oldest and the newest prove the rest.
 */
@Tag("thorough")
class PostgreSqlProductionVersionsIT {

    @TempDir
    private Path folder;

    @BeforeAll
    static void needs_a_server_and_its_clients() {
        Machine.runsPods("that each PostgreSQL is secure as rendered");
        Machine.needs("psql", "that each PostgreSQL is secure as rendered");
    }

    @ParameterizedTest
    @ValueSource(ints = {15, 16, 17})
    void the_versions_between_read_what_is_rendered_and_have_the_same_users(int major) throws Exception {
        try (ProductionPostgreSqlPod pod =
                ProductionPostgreSqlPod.open(Shop.postgreSql(major).production(), folder)) {
            pod.start();
            assertThat(pod.superuser("SELECT name FROM pg_file_settings WHERE error IS NOT NULL OR NOT applied"))
                    .isEmpty();
            assertThat(pod.superuser("SELECT upper('ä') || ('B' < 'a')")).isEqualTo("Ätrue");
            pod.deliver(pod.rendered().with("app", "another"));
            assertThat(pod.access(pod.rendered().with("app", "another")).succeeded())
                    .isEqualTo(PostgreSqlProductionLifeIT.WORKS);
            try (Connection migration = pod.connect("migrate");
                    Connection application = pod.connect("orders_app", "another")) {
                execute(migration, "CREATE TABLE items (name text)");
                execute(application, "INSERT INTO items VALUES ('lamp')");
                assertThatThrownBy(() -> execute(application, "CREATE TABLE mine ()"))
                        .hasMessageContaining("permission denied");
            }
        }
    }
}
