package io.github.portfolioplatform.servers;

import static io.github.portfolioplatform.servers.PostgreSqlPod.answer;
import static io.github.portfolioplatform.servers.PostgreSqlPod.execute;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A restore beside the live database: what it survives, and that a restore that fails leaves the live data as it was. */
@Tag("thorough")
class PostgreSqlRestoreIT {

    private static final String NOT_PROVEN = "that a restore of PostgreSQL leaves live data alone until it is complete";

    /** Does something in the place of the pg_restore that writes to the database, and leaves the others. */
    private static final String INSTEAD_OF_RESTORING = """
            set -e
            mkdir /tmp/bin
            cat >/tmp/bin/pg_restore <<END
            #!/bin/sh
            case "\\$*" in *--dbname*) %s ;; esac
            exec $(command -v pg_restore) "\\$@"
            END
            chmod +x /tmp/bin/pg_restore
            PATH=/tmp/bin:$PATH exec sh /backup/restore.sh
            """;

    /** Stays in the database until a restore has waited for it as long as PostgreSQL does. */
    private static final String LONGER_THAN_RENAMING_WAITS = """
            DO $$BEGIN
              LOOP
                PERFORM pg_stat_clear_snapshot();
                EXIT WHEN EXISTS (SELECT FROM pg_stat_activity WHERE query LIKE 'ALTER DATABASE % RENAME TO %' AND state = 'active');
                PERFORM pg_sleep(0.2);
              END LOOP;
              PERFORM pg_sleep(6);
            END$$
            """;

    private static PostgreSqlImage image;
    private static ProductionPostgreSqlPod pod;

    @TempDir
    private static Path servers;

    @TempDir
    private Path folder;

    private BackupPods pods;

    @BeforeAll
    static void start() throws Exception {
        Machine.runsPods(NOT_PROVEN);
        Machine.needs("rclone", NOT_PROVEN);
        image = Machine.newestDumpedPostgreSql(NOT_PROVEN);
        pod = ProductionPostgreSqlPod.open(
                Shop.postgreSql(image.major()).backedUp().production(), servers);
        pod.start();
    }

    @AfterAll
    static void stop() {
        if (pod != null) {
            pod.close();
        }
    }

    @BeforeEach
    void copy_and_go_on() throws Exception {
        pods = BackupPods.of(pod.rendered(), pod.container(), image, Files.createDirectories(folder.resolve("jobs")));
        migrate(
                "DROP TABLE IF EXISTS items, newer CASCADE",
                "CREATE TABLE items (id int PRIMARY KEY, name text)",
                "INSERT INTO items SELECT n, 'as copied' FROM generate_series(1, 1000) n");
        pods.backup().succeeded();
        migrate("UPDATE items SET name = 'live'");
    }

    @Test
    void newer_objects_that_depend_on_copied_ones_do_not_hinder_it() throws Exception {
        migrate(
                "CREATE TABLE newer (item int REFERENCES items)",
                "CREATE VIEW newer_view AS SELECT name FROM items",
                "CREATE MATERIALIZED VIEW newer_total AS SELECT count(*) FROM newer_view",
                "CREATE FUNCTION newer_function(items) RETURNS text LANGUAGE sql AS 'SELECT $1.name'");

        String said = pods.restore().succeeded();

        System.out.println(said);
        assertThat(names()).isEqualTo("as copied");
        assertThat(pod.superuser("SELECT to_regclass('newer') IS NULL AND to_regclass('newer_view') IS NULL"))
                .isEqualTo("t");
        String before = said.replaceFirst("(?s).*DROP DATABASE \"(.*?)\".*", "$1");
        assertThat(pod.enter(before, "SELECT name, count(*) FROM newer_view GROUP BY name")
                        .succeeded())
                .as("what was live is still there, with what is newer")
                .isEqualTo("live|1000");
    }

    @Test
    void applications_that_stay_connected_are_disconnected_and_come_back() throws Exception {
        try (Connection application = pod.connect("app")) {
            execute(application, "BEGIN");
            execute(application, "SELECT * FROM items");

            pods.restore().succeeded();
        }
        try (Connection application = pod.connect("app")) {
            assertThat(answer(application, "SELECT DISTINCT name FROM items")).isEqualTo("as copied");
        }
        assertThat(pod.access(pod.rendered()).exitCode()).as("the access job").isZero();
        assertThat(pods.backup().exitCode()).as("the next backup").isZero();
    }

    @Test
    void a_copy_with_other_rows_than_it_says_never_becomes_live() throws Exception {
        Path counts = pods.copy().resolve("counts");
        Files.writeString(counts, Files.readString(counts).replace("1000", "1001"));
        seal();

        fails(pods.restore(), "The restored rows are not those of the copy", "orders is as it was.");
    }

    @Test
    void a_copy_with_more_rights_than_it_restores_never_becomes_live() throws Exception {
        Path rights = pods.copy().resolve("rights");
        Files.writeString(
                rights,
                Files.readString(rights) + "TABLE public.items\t\\N\torders_owner\torders_owner\tnobody\tSELECT\tf\n");
        seal();

        fails(pods.restore(), "The rights on the restored objects are not those of the copy", "orders is as it was.");
    }

    @Test
    void text_of_a_copy_is_never_executed() throws Exception {
        Path rights = pods.copy().resolve("rights");
        Files.writeString(
                rights,
                Files.readString(rights)
                        + "TABLE public.items TO orders_ro; DROP DATABASE orders; --\t\\N\torders_owner\torders_owner\torders_ro\tSELECT\tf\n"
                        + "TABLE public.items\tname) ON public.items TO metrics; --\torders_owner\torders_owner\torders_ro\tSELECT\tf\n"
                        + "TABLE public.items\t\\N\torders_owner\torders_owner\tmetrics; SELECT 1\tSELECT\tf\n");
        seal();

        fails(pods.restore(), "The rights on the restored objects are not those of the copy", "orders is as it was.");
        assertThat(pod.superuser("SELECT has_table_privilege('metrics', 'items', 'SELECT')"))
                .isEqualTo("f");
    }

    @Test
    void a_damaged_dump_never_becomes_live() throws Exception {
        Path dump = pods.copy().resolve("database.dump");
        byte[] bytes = Files.readAllBytes(dump);
        Files.write(dump, Arrays.copyOf(bytes, bytes.length * 9 / 10));
        seal();

        fails(pods.restore(), "cannot be read", "orders is as it was.");
    }

    @Test
    void a_restore_that_is_killed_changes_nothing_and_the_next_one_succeeds() throws Exception {
        Execution killed = pods.restore(instead("kill -KILL \\$PPID; exit 1"));

        assertThat(killed.exitCode()).isNotZero();
        assertThat(names()).isEqualTo("live");
        assertThat(databases()).contains("orders_restoring");
        pods.restore().succeeded();
        assertThat(names()).isEqualTo("as copied");
        assertThat(databases()).doesNotContain("orders_restoring");
    }

    @Test
    void a_restore_that_is_asked_to_stop_cleans_up() throws Exception {
        fails(pods.restore(instead("kill -TERM \\$PPID; exit 1")), "The restore has failed. orders is as it was.");
        assertThat(databases()).doesNotContain("orders_restoring");
    }

    @Test
    void no_copy_is_taken_and_no_other_restore_begins_while_one_runs() throws Exception {
        CompletableFuture<Execution> running = CompletableFuture.supplyAsync(() -> {
            try {
                return pods.restore(instead("sleep 15"));
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
        while (!databases().contains("orders_restoring")) {
            Thread.sleep(200);
        }
        BackupPods others = BackupPods.of(
                pod.rendered(), pod.container(), pods.image(), Files.createDirectories(folder.resolve("others")));

        Execution backup = others.backup();

        assertThat(backup.exitCode()).isNotZero();
        assertThat(backup.output()).startsWith("A restore of orders is running, so no copy is taken");
        assertThat(others.copies()).doesNotExist();
        running.get().succeeded();
        assertThat(names()).isEqualTo("as copied");
        others.backup().succeeded();
    }

    @Test
    void a_copy_that_was_dumped_before_a_restore_is_not_stored_after_it_has_begun() throws Exception {
        Path restored = pods.copy();

        Execution late = pods.backupStoredAfter(pods::restore);

        assertThat(late.exitCode()).isNotZero();
        assertThat(late.output()).contains("A restore of postgresql-orders has begun since this copy was dumped");
        assertThat(pods.verify().succeeded()).contains("the copy of postgresql-orders of " + restored.getFileName());
        assertThat(names()).isEqualTo("as copied");
        pods.backup().succeeded();
        assertThat(pods.copy()).isNotEqualTo(restored);
    }

    @Test
    void a_volume_without_room_is_told_before_anything_happens() throws Exception {
        Execution restore = pods.with("VOLUME_BYTES", "20000000").restore();

        fails(restore, "That is more than the volume has.", "set IN_PLACE=yes", "orders is as it was.");
    }

    @Test
    void without_room_the_live_database_goes_first_and_keeps_its_settings() throws Exception {
        pod.superuser("ALTER DATABASE orders SET statement_timeout = '66s'");
        BackupPods inPlace = pods.with("IN_PLACE", "yes");

        assertThat(inPlace.restore(instead("exit 1")).output())
                .endsWith("orders was dropped, as IN_PLACE=yes demands, and does not exist until a restore succeeds."
                        + " Start the restore again.");
        assertThat(databases()).doesNotContain("orders,");

        System.out.println(inPlace.restore().succeeded());
        assertThat(names()).isEqualTo("as copied");
        assertThat(pod.superuser("SHOW statement_timeout")).isEqualTo("66s");
        assertThat(databases()).doesNotContain("orders_incomplete");
        try (Connection application = pod.connect("app")) {
            assertThat(answer(application, "SELECT count(*) FROM items")).isEqualTo("1000");
        }
    }

    @Test
    void a_session_that_ends_late_is_waited_for() throws Exception {
        CompletableFuture<Execution> superuser =
                CompletableFuture.supplyAsync(() -> pod.enter(Shop.DATABASE, LONGER_THAN_RENAMING_WAITS));

        String said = pods.restore().succeeded();

        System.out.println(said);
        assertThat(said).contains("is being accessed by other users");
        assertThat(names()).isEqualTo("as copied");
        superuser.get().succeeded();
    }

    @Test
    void a_session_of_an_earlier_backup_is_ended() throws Exception {
        try (Connection lingering = pod.connect(
                pod.role("backup"),
                pod.rendered().passwords().get("backup"),
                Map.of("ApplicationName", "portfolio-backup"))) {
            pods.backup().succeeded();

            assertThat(lingering.isValid(1)).isFalse();
        }
    }

    private static BackupPods.Run instead(String command) {
        return (container, variables) ->
                container.run(List.of("sh", "-c", INSTEAD_OF_RESTORING.formatted(command)), variables);
    }

    private static void fails(Execution restore, String... reasons) {
        assertThat(restore.exitCode()).as(restore.output()).isNotZero();
        assertThat(restore.output()).contains(reasons);
        assertThat(names()).as("live rows").isEqualTo("live");
        System.out.println("Refused: " + restore.output());
    }

    private static String names() {
        return pod.superuser("SELECT DISTINCT name FROM items");
    }

    private static String databases() {
        return pod.enter("postgres", "SELECT string_agg(datname, ',') || ',' FROM pg_database")
                .succeeded();
    }

    private static void migrate(String... statements) throws Exception {
        try (Connection migration = pod.connect("migrate")) {
            for (String statement : statements) {
                execute(migration, statement);
            }
        }
    }

    /** Makes the checksums right. */
    private void seal() throws IOException {
        Execution.of(new ProcessBuilder("sh", "-c", "rm SHA256SUMS; sums=$(sha256sum *); echo \"$sums\" >SHA256SUMS")
                        .directory(pods.copy().toFile()))
                .succeeded();
    }
}
