package io.github.portfolioplatform.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.engine.OperatorCommands;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Copies of a MongoDB of production, if there are a server and its tools on this machine: they are not on Maven Central. Each test
 * has a server of its own, and so several may run at once: they are half of the time of all servers' tests.
 */
@Order(1)
@org.junit.jupiter.api.parallel.Execution(ExecutionMode.CONCURRENT)
@Tag("thorough")
class MongoDbBackupIT {

    private static final String NOT_PROVEN =
            "that copies of MongoDB restore, and that those which are damaged or cut are refused";

    /** The tool that restores takes its time. */
    private static final String SLOWLY = """
            set -e
            mkdir /tmp/bin
            printf '#!/bin/sh\\nsleep 20\\nexec %s "$@"\\n' "$(command -v mongorestore)" >/tmp/bin/mongorestore
            chmod +x /tmp/bin/mongorestore
            PATH=/tmp/bin:$PATH
            """;

    @TempDir
    private Path folder;

    private ProductionInstance rendered;
    private RunningContainer server;
    private BackupPods pods;

    @BeforeAll
    static void needs_programs() {
        Machine.runsMongoDb(NOT_PROVEN);
        Machine.needs("rclone", NOT_PROVEN);
    }

    @BeforeEach
    void fill() throws Exception {
        MongoDbImage image = MongoDbImage.ofThisMachine();
        rendered = shop().production();
        server = RunningContainer.open(rendered.rendered().server().container("mongodb"), image, folder);
        start();
        pods = BackupPods.of(rendered, server, image, folder);
        as(
                        "app",
                        "for (let n = 0; n < 500; n++) { db.items.insertOne({_id: n}); } db.getCollection('line items').insertOne({})")
                .succeeded();
    }

    @AfterEach
    void end() {
        if (server != null) {
            server.close();
        }
    }

    private static Shop shop() {
        return Shop.mongoDb(MongoDbImage.ofThisMachine().version()).backedUp();
    }

    private String nasty() throws IOException {
        as("migrate", "db.items.drop(); " + NastyMongoDb.FILL).succeeded();
        return described();
    }

    private String described() throws IOException {
        return as("migrate", NastyMongoDb.DESCRIPTION).succeeded();
    }

    private String in(String database) throws IOException {
        return as("migrate", "db = db.getSiblingDB('" + database + "'); " + NastyMongoDb.DESCRIPTION + "undefined")
                .succeeded();
    }

    private void start() throws Exception {
        server.start().await(() -> server.succeeds("readinessProbe"));
    }

    /** Pods share one network here, so that two servers cannot have one port. */
    @Test
    void a_copy_is_verified() throws Exception {
        pods.backup().succeeded();
        server.stop();

        assertThat(Files.readString(pods.copy().resolve("counts")))
                .isEqualTo("catalog.items\t500\ncatalog.line items\t1\n");
        assertThat(pods.verify().succeeded()).contains(": 2 collections with 501 documents are restored");
    }

    @Test
    void what_was_lost_comes_back_and_the_application_reads_it() throws Exception {
        pods.backup().succeeded();
        as("migrate", "db.items.drop()").succeeded();

        assertThat(pods.restore().succeeded()).endsWith(": 2 collections with 501 documents");
        assertThat(as("app", "print(db.items.countDocuments())").succeeded()).isEqualTo("500");
    }

    @Test
    void a_copy_that_was_cut_or_changed_is_refused() throws Exception {
        pods.backup().succeeded();
        server.stop();
        Path archive = pods.copy().resolve("archive.gz");
        byte[] bytes = Files.readAllBytes(archive);

        Files.write(archive, Arrays.copyOf(bytes, bytes.length / 2));
        assertThat(pods.verify().output()).contains("archive.gz: FAILED", "The copy is damaged");

        Execution.of(new ProcessBuilder("sh", "-c", "sha256sum archive.gz counts manifest >SHA256SUMS")
                        .directory(pods.copy().toFile()))
                .succeeded();
        Execution cut = pods.verify();
        assertThat(cut.exitCode()).isNotZero();
        assertThat(cut.output()).contains("The copy of " + pods.copy().getFileName());
    }

    /** The tools of 6.0 name a time-series collection differently when they dump and when they restore it. */
    @Test
    void a_nasty_database_is_verified_and_comes_back_identical() throws Exception {
        String before = nasty();
        pods.backup().succeeded();
        as("migrate", NastyMongoDb.DAMAGE).succeeded();
        String damaged = described();

        pods.restore().succeeded();

        assertThat(described()).isEqualTo(before).isNotEqualTo(damaged).contains("timeseries", "validator");
        assertThat(in("restore-before")).isEqualTo(damaged);
        server.stop();
        pods.verify().succeeded();
    }

    /** mongorestore leaves such a collection out without a word, because its patterns do not match it. */
    @Test
    void a_collection_that_no_restore_would_bring_back_fails_the_backup() throws Exception {
        as("app", "db.getCollection('two\\nlines').insertOne({})").succeeded();

        assertThat(pods.backup().output()).contains("two\\nlines", "Rename them");
        assertThat(pods.copies()).doesNotExist();
    }

    @Test
    void objects_that_are_newer_than_the_copy_stay_and_work() throws Exception {
        String before = nasty();
        pods.backup().succeeded();
        as(
                        "migrate",
                        "db.createView('newer', 'dear', [], {collation: {locale: 'de', strength: 2}}); db.refunds.insertOne({_id: 1});"
                                + " db.getCollection('system.js').insertOne({_id: 'two', value: 2}); db.prices.drop()")
                .succeeded();

        pods.restore().succeeded();

        assertThat(as(
                                "app",
                                "print(db.newer.countDocuments(), db.refunds.countDocuments(), db.system.js.countDocuments())")
                        .succeeded())
                .isEqualTo("99 1 2");
        assertThat(described())
                .contains(before.lines().filter(line -> line.contains("prices")).toList());
    }

    @Test
    void a_copy_that_does_not_restore_leaves_the_data_untouched() throws Exception {
        String before = nasty();
        pods.backup().succeeded();
        Execution.of(new ProcessBuilder(
                                "sh",
                                "-c",
                                "head -c 3000 archive.gz >cut && mv cut archive.gz && sha256sum archive.gz counts manifest >SHA256SUMS")
                        .directory(pods.copy().toFile()))
                .succeeded();

        Execution refused = pods.restore();

        assertThat(refused.exitCode()).isNotZero();
        assertThat(refused.output()).contains("cannot be restored completely", "catalog is as it was");
        assertThat(described()).isEqualTo(before);
        assertThat(in("restore-check")).isEmpty();
        pods.backup().succeeded();
    }

    /** The manifest says how much a copy needs; this one says more than any volume has. */
    @Test
    void a_volume_without_room_is_told_first_and_the_copy_replaces_the_data_in_place() throws Exception {
        String before = nasty();
        pods.backup().succeeded();
        as("migrate", NastyMongoDb.DAMAGE).succeeded();
        String damaged = described();
        Execution.of(new ProcessBuilder(
                                "sh",
                                "-c",
                                "sed -i 's/^bytes: .*/bytes: 999999999999999/' manifest && sha256sum archive.gz counts manifest >SHA256SUMS")
                        .directory(pods.copy().toFile()))
                .succeeded();

        Execution refused = pods.restore();
        assertThat(refused.exitCode()).isNotZero();
        assertThat(refused.output()).contains("The volume is too small", "IN_PLACE", "catalog is as it was");
        assertThat(described()).isEqualTo(damaged);

        assertThat(pods.with("IN_PLACE", "yes").restore().succeeded())
                .contains("in place: the copy is not checked first, and the data that is there is not kept");
        assertThat(described()).isEqualTo(before);
        assertThat(in("restore-before") + in("restore-check")).isEmpty();
        pods.backup().succeeded();
    }

    /** A restore that was killed left half of a database: it must not become the newest copy, and the next restore must not lose the rest. */
    @Test
    void no_backup_is_taken_of_half_a_restore_and_the_next_restore_ends_it() throws Exception {
        pods.backup().succeeded();
        as("migrate", "db.items.insertOne({_id: 'before'})").succeeded();
        pods.restore().succeeded();
        as(
                        "migrate",
                        "db.getSiblingDB('restore-state').state.updateOne({}, {$set: {phase: 'replacing'}}); db.items.drop()")
                .succeeded();

        Execution refused = pods.backup();

        assertThat(refused.exitCode()).isNotZero();
        assertThat(refused.output()).contains("was interrupted while it did", "start it again");
        assertThat(pods.restore().succeeded()).contains("restore-before stays");
        assertThat(as("migrate", "print(db.getSiblingDB('restore-before').items.countDocuments({_id: 'before'}))")
                        .succeeded())
                .isEqualTo("1");
        pods.backup().succeeded();
    }

    @Test
    void a_copy_that_was_dumped_before_a_restore_is_not_stored_after_it_has_begun() throws Exception {
        pods.backup().succeeded();
        Path restored = pods.copy();

        Execution late = pods.backupStoredAfter(pods::restore);

        assertThat(late.exitCode()).isNotZero();
        assertThat(late.output()).contains("A restore of mongodb-catalog has begun since this copy was dumped");
        assertThat(pods.restore().succeeded()).contains("Restored catalog to " + restored.getFileName());
        pods.backup().succeeded();
        assertThat(pods.copy()).isNotEqualTo(restored);
    }

    @Test
    void no_copy_is_taken_and_no_other_restore_begins_while_one_runs() throws Exception {
        pods.backup().succeeded();
        BackupPods others = BackupPods.of(
                rendered, server, MongoDbImage.ofThisMachine(), Files.createDirectories(folder.resolve("others")));
        Path claim = Files.createDirectories(folder.resolve("others/volumes")).resolve("backups");
        Files.createSymbolicLink(claim, folder.resolve("volumes/backups"));
        CompletableFuture<Execution> running = CompletableFuture.supplyAsync(() -> {
            try {
                return pods.restore((container, variables) ->
                        container.run(List.of("sh", "-c", SLOWLY + "exec sh /backup/restore.sh"), variables));
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
        while (lock().isEmpty()) {
            Thread.sleep(500);
        }

        Execution backup = others.backup();
        Execution restore = others.restore();

        assertThat(running).isNotDone();
        assertThat(backup.output()).contains("A restore of catalog is running, that of the pod");
        assertThat(restore.output()).contains("Another restore of catalog is running, that of the pod");
        assertThat(List.of(backup.exitCode(), restore.exitCode())).containsExactly(1, 1);
        running.get().succeeded();
        assertThat(lock()).isEmpty();
    }

    @Test
    void a_restore_takes_over_the_lock_of_one_that_was_killed() throws Exception {
        pods.backup().succeeded();
        as(
                        "migrate",
                        "db.getSiblingDB('restore-state').lock.insertOne({_id: 'restore', holder: 'gone', at: new Date(Date.now() - 280000)})")
                .succeeded();
        assertThat(pods.restore().output())
                .contains("that of the pod gone", "If that pod is gone, start this again in five minutes.");
        while (!pods.restore().output().contains("Restored catalog")) {
            Thread.sleep(5000);
        }
        assertThat(lock()).isEmpty();
    }

    private String lock() throws IOException {
        return as("migrate", "db.getSiblingDB('restore-state').lock.find().forEach(lock => print(lock.holder))")
                .succeeded();
    }

    @Test
    void the_commands_for_people_copy_a_nasty_database_and_put_it_back() throws Exception {
        String before = nasty();
        OperatorCommands commands = shop().commands("production");
        Kubectl kubectl = Kubectl.to(server, folder, Map.of());

        kubectl.run(commands.copy()).succeeded();
        as("migrate", NastyMongoDb.DAMAGE).succeeded();
        kubectl.run(commands.putBack()).succeeded();

        assertThat(described()).isEqualTo(before);
    }

    @Test
    void who_takes_copies_reads_no_verifier_of_a_password() throws Exception {
        assertThat(as("backup", "db.getSiblingDB('admin').system.users.findOne()")
                        .output())
                .containsIgnoringCase("not authorized");
        assertThat(as("backup", "db.items.insertOne({})").output()).containsIgnoringCase("not authorized");
        assertThat(as("backup", "print(db.items.countDocuments())").succeeded()).isEqualTo("500");
    }

    /** What mongosh says in the pod of the access job. */
    private Execution as(String purpose, String script) throws IOException {
        try (RunningContainer job = server.neighbour(
                rendered.rendered().cronJob(rendered.name() + "-access").container("access"),
                MongoDbImage.ofThisMachine(),
                Files.createTempDirectory(folder, "job"))) {
            String uri = rendered.secret(purpose).get("uri");
            return job.run(
                    List.of("mongosh", "--quiet", "--norc", uri, "--tlsCAFile", "/run/tls/ca.crt", "--eval", script));
        }
    }
}
