package io.github.portfolioplatform.servers;

import static io.github.portfolioplatform.servers.PostgreSqlPod.execute;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Code in a copy runs as the user for restores: neither a migration nor a writer of the bucket reaches the live database by it. */
@Tag("thorough")
class PostgreSqlHostileCopyIT {

    private static final String NOT_PROVEN = "that a hostile copy of PostgreSQL leaves live data alone";

    /** Runs when the copy is restored, and not while it is taken. */
    private static final String TRAP = """
            CREATE FUNCTION trap(id int) RETURNS int LANGUAGE plpgsql AS $$
            BEGIN
              IF current_database() = 'orders_restoring' THEN
                EXECUTE '%s';
              END IF;
              RETURN id;
            END $$
            """;

    @TempDir
    private Path folder;

    private ProductionPostgreSqlPod pod;
    private BackupPods pods;

    @BeforeAll
    static void needs_programs() {
        Machine.runsPods(NOT_PROVEN);
        Machine.needs("rclone", NOT_PROVEN);
    }

    @BeforeEach
    void start() throws Exception {
        PostgreSqlImage image = Machine.newestDumpedPostgreSql(NOT_PROVEN);
        pod = ProductionPostgreSqlPod.open(
                Shop.postgreSql(image.major()).backedUp().production(), folder.resolve("server"));
        pod.start();
        pods = BackupPods.of(pod.rendered(), pod.container(), image, Files.createDirectories(folder.resolve("jobs")));
        migrate("CREATE TABLE items AS SELECT n AS id FROM generate_series(1, 10) n");
    }

    @AfterEach
    void end() {
        if (pod != null) {
            pod.close();
        }
    }

    /** A line of the table of contents is any statement: pg_restore sends it. */
    @Test
    void a_statement_of_a_bucket_writer_does_not_drop_the_live_database() throws Exception {
        restoresNothing("DROP DATABASE orders WITH (FORCE)", "must be owner of database orders");
    }

    @Test
    void a_statement_of_a_bucket_writer_does_not_close_the_live_database() throws Exception {
        restoresNothing("ALTER DATABASE orders ALLOW_CONNECTIONS false", "must be owner of database orders");
    }

    @Test
    void a_function_of_a_migration_does_not_close_the_live_database() throws Exception {
        migrate(
                TRAP.formatted("ALTER DATABASE orders CONNECTION LIMIT 0"),
                "ALTER TABLE items ADD CHECK (trap(id) > 0)");
        pods.backup().succeeded();

        fails(pods.restore(), "must be owner of database orders");
    }

    @Test
    void a_copy_that_changes_settings_of_roles_never_becomes_live() throws Exception {
        restoresNothing("ALTER ROLE restore SET work_mem = '1MB'", "The copy changed settings", "work_mem=1MB");
        assertThat(pods.restore().output()).contains("The copy changed settings");
    }

    /** The access job makes passwords what their Secrets say. */
    @Test
    void passwords_that_a_copy_has_changed_are_those_of_the_secrets_after_the_next_run_of_the_access_job()
            throws Exception {
        write("ALTER ROLE restore PASSWORD 'of the attacker'");
        Execution locked = pods.restore();
        assertThat(locked.exitCode()).isNotZero();

        assertThat(pod.access(pod.rendered()).succeeded()).endsWith(PostgreSqlProductionLifeIT.WORKS);

        assertThat(live()).isEqualTo("10");
        pod.connect("restore").close();
    }

    private void restoresNothing(String statement, String... reasons) throws Exception {
        write(statement);
        fails(pods.restore(), reasons);
    }

    /** Takes a copy and replaces a statement in it. */
    private void write(String statement) throws Exception {
        String comment = "COMMENT ON TABLE public.items IS '" + "x".repeat(100) + "';";
        migrate(comment);
        pods.backup().succeeded();
        Path dump = copy().resolve("database.dump");
        String bytes = Files.readString(dump, StandardCharsets.ISO_8859_1);
        String hostile = statement + ";" + " ".repeat(comment.length() - statement.length() - 1);
        assertThat(bytes).contains(comment);
        Files.writeString(dump, bytes.replace(comment, hostile), StandardCharsets.ISO_8859_1);
        Execution.of(new ProcessBuilder("sh", "-c", "rm SHA256SUMS; sums=$(sha256sum *); echo \"$sums\" >SHA256SUMS")
                        .directory(copy().toFile()))
                .succeeded();
    }

    private void fails(Execution restore, String... reasons) {
        System.out.println("Refused: " + restore.output());
        assertThat(restore.exitCode()).isNotZero();
        assertThat(restore.output()).contains(reasons);
        assertThat(live()).isEqualTo("10");
        assertThat(pod.superuser("SELECT pg_get_userbyid(datdba), datconnlimit, datallowconn FROM pg_database"
                        + " WHERE datname = 'orders'"))
                .isEqualTo("orders_owner|-1|t");
    }

    private String live() {
        return pod.superuser("SELECT count(*) FROM items");
    }

    private void migrate(String... statements) throws Exception {
        try (Connection migration = pod.connect("migrate")) {
            for (String statement : statements) {
                execute(migration, statement);
            }
        }
    }

    private Path copy() throws IOException {
        try (var copies = Files.list(pods.copies())) {
            return copies.findFirst().orElseThrow();
        }
    }
}
