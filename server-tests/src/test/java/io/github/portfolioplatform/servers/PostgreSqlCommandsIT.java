package io.github.portfolioplatform.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.portfolioplatform.engine.OperatorCommands;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people type who look after a PostgreSQL server, typed as it stands in the document. */
class PostgreSqlCommandsIT {

    private static final String PROVEN = "that PostgreSQL is copied and put back by the commands for people";
    private static final String DATA =
            "CREATE TABLE orders (id serial PRIMARY KEY, text text); INSERT INTO orders (text) SELECT 'Order ' || n || E'\\r\\n' FROM generate_series(1, 1000) n";
    private static final String FINGERPRINT = "SELECT count(*) || md5(string_agg(text, '' ORDER BY id)) FROM orders";

    private static int newest;

    @TempDir
    private Path folder;

    @BeforeAll
    static void needs_a_server_and_its_clients() {
        Machine.runsPods(PROVEN);
        newest = Machine.newestDumpedPostgreSql(PROVEN).major();
    }

    @Test
    void a_copy_of_development_is_taken_and_put_back() throws Exception {
        Shop shop = Shop.postgreSql(14).withHostilePassword();
        OperatorCommands commands = shop.commands("development");
        try (PostgreSqlPod pod = PostgreSqlPod.open(shop.development(), folder)) {
            pod.start();
            Kubectl kubectl = Kubectl.to(pod.container(), folder, Map.of());
            try (Connection connection = pod.connect(pod.password())) {
                execute(connection, DATA);
                String before = PostgreSqlPod.answer(connection, FINGERPRINT);

                assertThat(kubectl.run(commands.copy())).isEqualTo(new Execution(0, ""));
                execute(connection, "DELETE FROM orders WHERE id > 10");
                assertThat(kubectl.run(commands.putBack())).isEqualTo(new Execution(0, ""));

                assertThat(PostgreSqlPod.answer(connection, FINGERPRINT)).isEqualTo(before);
            }
            assertThat(kubectl.run("echo SELECT current_user | " + commands.shell())
                            .succeeded())
                    .contains(Shop.FORMER);
        }
    }

    @Test
    void a_copy_that_was_cut_short_is_refused_and_changes_nothing() throws Exception {
        Shop shop = Shop.postgreSql(14);
        OperatorCommands commands = shop.commands("development");
        try (PostgreSqlPod pod = PostgreSqlPod.open(shop.development(), folder)) {
            pod.start();
            Kubectl kubectl = Kubectl.to(pod.container(), folder, Map.of());
            try (Connection connection = pod.connect(pod.password())) {
                execute(connection, DATA);
                kubectl.run(commands.copy()).succeeded();
                Path copy = folder.resolve("postgresql-orders.dump");
                byte[] whole = Files.readAllBytes(copy);
                Files.write(copy, Arrays.copyOf(whole, whole.length - 200));
                execute(connection, "DELETE FROM orders WHERE id > 10");

                Execution refused = kubectl.run(commands.putBack());

                assertThat(refused.exitCode()).isEqualTo(1);
                assertThat(refused.output()).contains("pg_restore: error:");
                assertThat(PostgreSqlPod.answer(connection, "SELECT count(*) FROM orders"))
                        .isEqualTo("10");
            }
        }
    }

    @Test
    void a_copy_that_fails_leaves_the_one_before() throws Exception {
        Shop shop = Shop.postgreSql(14);
        try (PostgreSqlPod pod = PostgreSqlPod.open(shop.development(), folder)) {
            Kubectl kubectl = Kubectl.to(pod.container(), folder, Map.of());
            Path copy = Files.writeString(folder.resolve("postgresql-orders.dump"), "of yesterday");

            Execution failed = kubectl.run(shop.commands("development").copy());

            assertThat(failed.exitCode()).isEqualTo(1);
            assertThat(failed.output()).contains("pg_dump: error:");
            assertThat(copy).hasContent("of yesterday");
        }
    }

    @Test
    void a_copy_of_production_is_put_back_with_its_owners_and_rights() throws Exception {
        Shop shop = Shop.postgreSql(newest);
        OperatorCommands commands = shop.commands("production");
        try (ProductionPostgreSqlPod pod =
                ProductionPostgreSqlPod.open(shop.production().withHostilePasswords(), folder)) {
            pod.start();
            Kubectl kubectl = Kubectl.to(pod.container(), folder, Map.of());
            try (Connection migration = pod.connect("migrate")) {
                execute(migration, DATA);
            }
            String before = pod.superuser(FINGERPRINT);

            assertThat(kubectl.run(commands.copy())).isEqualTo(new Execution(0, ""));
            pod.superuser("DELETE FROM orders WHERE id > 10");
            assertThat(kubectl.run(commands.putBack())).isEqualTo(new Execution(0, ""));

            assertThat(pod.superuser(FINGERPRINT)).isEqualTo(before);
            try (Connection application = pod.connect("app");
                    Connection reader = pod.connect("read-only");
                    Connection migration = pod.connect("migrate")) {
                execute(application, "INSERT INTO orders (text) VALUES ('of the application')");
                assertThat(PostgreSqlPod.answer(reader, "SELECT count(*) FROM orders"))
                        .isEqualTo("1001");
                assertThatThrownBy(() -> execute(reader, "DELETE FROM orders"))
                        .hasMessageContaining("permission denied");
                execute(migration, "ALTER TABLE orders ADD COLUMN more text; CREATE TABLE later (id int)");
                execute(application, "INSERT INTO later VALUES (1)");
            }
            assertThat(kubectl.run("echo SELECT current_user | " + commands.shell())
                            .succeeded())
                    .contains("postgres");
        }
    }

    private static void execute(Connection connection, String command) throws SQLException {
        PostgreSqlPod.execute(connection, command);
    }
}
