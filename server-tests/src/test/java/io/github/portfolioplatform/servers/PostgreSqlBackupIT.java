package io.github.portfolioplatform.servers;

import static io.github.portfolioplatform.servers.PostgreSqlPod.answer;
import static io.github.portfolioplatform.servers.PostgreSqlPod.execute;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copies of a PostgreSQL of production: what they hold, what comes back, and what is refused. */
@Tag("thorough")
class PostgreSqlBackupIT {

    private static final String NOT_PROVEN = "that copies of PostgreSQL restore";

    private static PostgreSqlImage image;

    /** All tests look at one server, and each has a folder of copies. */
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
                Shop.postgreSql(image.major()).backedUp().production().withHostilePasswords(), servers);
        pod.start();
    }

    @AfterAll
    static void stop() {
        if (pod != null) {
            pod.close();
        }
    }

    @BeforeEach
    void fill() throws Exception {
        pods = BackupPods.of(pod.rendered(), pod.container(), image, Files.createDirectories(folder.resolve("jobs")));
        pod.superuser("CREATE EXTENSION IF NOT EXISTS pg_trgm");
        try (Connection migration = pod.connect("migrate")) {
            execute(
                    migration,
                    "DROP SCHEMA IF EXISTS stock CASCADE; DROP TABLE IF EXISTS items, \"Line Items\", log, newer");
            execute(migration, "CREATE TABLE items (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text)");
            execute(migration, "CREATE TABLE \"Line Items\" (item int REFERENCES items)");
            execute(migration, "CREATE TABLE log (at date) PARTITION BY RANGE (at)");
            execute(
                    migration,
                    "CREATE TABLE log_2025 PARTITION OF log FOR VALUES FROM ('2025-01-01') TO ('2026-01-01')");
            execute(
                    migration,
                    "CREATE TABLE log_2026 PARTITION OF log FOR VALUES FROM ('2026-01-01') TO ('2027-01-01')");
            execute(migration, "CREATE SCHEMA stock CREATE TABLE shelves (id serial, name text)");
            execute(migration, "CREATE INDEX ON items USING gin (name gin_trgm_ops)");
            execute(migration, "CREATE MATERIALIZED VIEW stock.numbers AS SELECT count(*) FROM items");
            execute(migration, "INSERT INTO items (name) SELECT 'item ' || n FROM generate_series(1, 5000) n");
            execute(migration, "INSERT INTO \"Line Items\" SELECT id FROM items WHERE id < 4");
            execute(migration, "INSERT INTO log SELECT date '2025-12-25' + n FROM generate_series(1, 10) n");
            execute(migration, "INSERT INTO stock.shelves (name) VALUES ('left'), ('right')");
        }
    }

    @Test
    void a_copy_says_what_is_in_it() throws Exception {
        assertThat(pods.backup().succeeded()).endsWith("1 copies are kept, 0 were removed");

        Path copy = pods.copy();
        assertThat(copy.resolve("counts")).hasContent("""
                public."Line Items"	3
                public.items	5000
                public.log_2025	6
                public.log_2026	4
                stock.shelves	2
                """);
        assertThat(Files.readString(copy.resolve("manifest")))
                .startsWith(
                        "format: 1\ninstance: postgresql-orders\nportfolio: shop\nenvironment: production\nengine: postgresql\n"
                                + "server version: " + image.major())
                .contains("\ntaken: " + copy.getFileName() + "\n", "\nentries: 5015\n");
    }

    @Test
    void a_copy_is_verified_with_all_roles_owners_and_rights() throws Exception {
        pods.backup().succeeded();

        assertThat(shown(pods.verify()))
                .endsWith(": 5 tables with 5015 rows are restored, from " + value("bytes") + " bytes");
    }

    @Test
    void what_was_lost_comes_back_and_the_application_reads_it() throws Exception {
        pods.backup().succeeded();
        try (Connection migration = pod.connect("migrate")) {
            execute(
                    migration,
                    "DELETE FROM \"Line Items\"; DROP TABLE log; DROP SCHEMA stock CASCADE; UPDATE items SET name = ''");
            execute(migration, "CREATE TABLE newer AS SELECT 1");
        }

        assertThat(shown(pods.restore()))
                .contains("What was orders is now orders_before_")
                .endsWith("Restored orders to " + pods.copy().getFileName() + ": 5 tables with 5015 rows");

        try (Connection application = pod.connect("app")) {
            assertThat(answer(application, "SELECT count(DISTINCT name) FROM items"))
                    .isEqualTo("5000");
            assertThat(answer(application, "SELECT count(*) FROM log")).isEqualTo("10");
            assertThat(answer(application, "SELECT count FROM stock.numbers")).isEqualTo("5000");
            execute(application, "INSERT INTO stock.shelves (name) VALUES ('new')");
            assertThat(answer(application, "SELECT max(id) FROM stock.shelves")).isEqualTo("3");
        }
        assertThat(pod.superuser("SELECT DISTINCT tableowner FROM pg_tables WHERE schemaname IN ('public', 'stock')"))
                .isEqualTo("orders_owner");
        assertThat(pods.backup().exitCode())
                .as("the next backup reads what was restored")
                .isZero();
    }

    @Test
    void rows_are_counted_as_they_are_dumped_while_others_write() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        Thread writer = new Thread(() -> {
            try (Connection application = pod.connect("app")) {
                while (!done.get()) {
                    execute(application, "INSERT INTO items (name) VALUES ('more')");
                }
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        });
        writer.start();
        try {
            pods.backup().succeeded();
        } finally {
            done.set(true);
            writer.join();
        }

        assertThat(pods.verify().succeeded()).contains("Verified");
        assertThat(Long.parseLong(value("entries"))).isGreaterThan(5015);
    }

    @Test
    void nobody_reads_passwords_in_what_is_printed_or_stored() throws Exception {
        String printed = pods.backup().succeeded()
                + pods.verify().succeeded()
                + pods.restore().succeeded();

        assertThat(printed).doesNotContain(Portfolios.hostilePassword().strip());
        for (String file : List.of("roles", "rights", "extensions", "manifest")) {
            assertThat(Files.readString(pods.copy().resolve(file))).doesNotContain("PASSWORD", "SCRAM", "p#ss");
        }
    }

    @Test
    void a_database_without_rows_is_not_dumped_unless_it_may_be_empty() throws Exception {
        pod.superuser("TRUNCATE items, \"Line Items\", log, stock.shelves");

        refuses(pods.backup(), "The database orders is empty.");
        assertThat(pods.copies()).doesNotExist();

        BackupPods allowed = pods.with("MAY_BE_EMPTY", "the shop is not open yet");
        allowed.backup().succeeded();
        refuses(pods.verify(), "The copy of " + pods.copy().getFileName() + " is empty.");
        assertThat(allowed.verify().succeeded()).contains("which it may be: the shop is not open yet", "0 rows");
    }

    @Test
    void a_dump_that_a_terminal_has_damaged_is_refused_though_its_checksum_is_right() throws Exception {
        pods.backup().succeeded();
        Path dump = pods.copy().resolve("database.dump");
        String bytes = Files.readString(dump, StandardCharsets.ISO_8859_1);
        Files.writeString(dump, bytes.replace("\n", "\r\n"), StandardCharsets.ISO_8859_1);
        seal();

        refuses(pods.verify(), "The copy of " + pods.copy().getFileName());
    }

    @Test
    void a_dump_that_was_cut_is_refused_though_its_checksum_is_right() throws Exception {
        pods.backup().succeeded();
        Path dump = pods.copy().resolve("database.dump");
        byte[] bytes = Files.readAllBytes(dump);
        Files.write(dump, Arrays.copyOf(bytes, bytes.length * 9 / 10));
        seal();

        refuses(pods.verify(), "The copy of " + pods.copy().getFileName() + " cannot be restored.");
    }

    @Test
    void a_copy_with_another_checksum_is_refused() throws Exception {
        pods.backup().succeeded();
        Path dump = pods.copy().resolve("database.dump");
        byte[] bytes = Files.readAllBytes(dump);
        bytes[bytes.length / 2] ^= 1;
        Files.write(dump, bytes);

        refuses(pods.verify(), "database.dump: FAILED");
        refuses(pods.restore(), "The copy is damaged: its checksums are not those of the dump. Take another one.");
    }

    @Test
    void a_copy_with_other_rows_than_it_says_is_refused() throws Exception {
        pods.backup().succeeded();
        Path counts = pods.copy().resolve("counts");
        Files.writeString(counts, Files.readString(counts).replace("items\t5000", "items\t5001"));
        seal();

        refuses(pods.verify(), "-public.items\t5001\n+public.items\t5000");
    }

    @Test
    void a_copy_that_is_too_old_is_refused() throws Exception {
        pods.backup().succeeded();
        Path old = pods.copy().resolveSibling("20260101T000000Z");
        Files.move(pods.copy(), old);
        Files.writeString(
                old.resolve("manifest"),
                Files.readString(old.resolve("manifest")).replaceFirst("taken: .*", "taken: 20260101T000000Z"));
        seal();

        refuses(pods.verify(), "hours old; 26 hours are allowed. Why did no backup run since?");
        assertThat(pods.with("MAX_AGE_HOURS", "0").verify().exitCode())
                .as("without a limit")
                .isZero();
    }

    @Test
    void a_copy_of_another_instance_is_refused() throws Exception {
        pods.backup().succeeded();
        Files.move(pods.copy().getParent(), pods.copies().resolveSibling("postgresql-orders-eu"));

        refuses(
                pods.with("TARGET", "target:shop/production/postgresql-orders-eu")
                        .with("INSTANCE", "postgresql-orders-eu")
                        .verify(),
                "The copy is one of the instance 'postgresql-orders', not of postgresql-orders-eu.");
    }

    @Test
    void where_there_is_no_copy_nothing_is_verified() throws Exception {
        refuses(
                pods.verify(),
                "target:shop/production/postgresql-orders cannot be listed. Was a copy ever stored there?");
    }

    @Test
    void a_full_disk_is_no_backup() throws Exception {
        Execution backup = pods.backup((dump, variables) ->
                dump.run(List.of("sh", "-c", "trap '' XFSZ; ulimit -f 8; exec sh /backup/dump.sh"), variables));

        refuses(backup, "orders was not dumped, for the reason above.");
        assertThat(pods.copies()).doesNotExist();
    }

    private static String shown(Execution execution) {
        System.out.println("Done: " + execution.succeeded());
        return execution.succeeded();
    }

    private static void refuses(Execution execution, String reason) {
        assertThat(execution.exitCode()).as(execution.output()).isNotZero();
        assertThat(execution.output()).contains(reason);
        System.out.println("Refused: " + execution.output());
    }

    private String value(String key) throws IOException {
        return Files.readString(pods.copy().resolve("manifest"))
                .lines()
                .filter(line -> line.startsWith(key + ": "))
                .findFirst()
                .orElseThrow()
                .substring(key.length() + 2);
    }

    /** Makes the checksums right. */
    private void seal() {
        Execution.of(new ProcessBuilder(
                                "sh", "-c", "rm SHA256SUMS; sha256sum * >/tmp/$$; cat /tmp/$$ >SHA256SUMS; rm /tmp/$$")
                        .directory(pods.copy().toFile()))
                .succeeded();
    }
}
