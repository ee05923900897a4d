package io.github.portfolioplatform.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copies of a MongoDB of production, if there are a server and its tools on this machine: nobody publishes them on Maven Central. */
class MongoDbBackupIT {

    private static final String NOT_PROVEN =
            "that copies of MongoDB restore, and that those which are damaged or cut are refused";

    @TempDir
    private Path folder;

    private SecuredInstance rendered;
    private RunningContainer server;
    private BackupPods pods;

    @BeforeAll
    static void needs_programs() {
        Machine.runsPods(NOT_PROVEN);
        List.of("mongod", "mongosh", "mongodump", "mongorestore", "rclone")
                .forEach(program -> Machine.needs(program, NOT_PROVEN));
    }

    @BeforeEach
    void fill() throws Exception {
        MongoDbImage image = MongoDbImage.ofThisMachine();
        rendered = Shop.mongoDb(image.version()).backedUp().production();
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

    private void start() throws Exception {
        server.start().await(() -> server.succeeds("readinessProbe"));
    }

    /** Pods share one network here, so that two servers cannot have one port. */
    @Test
    void a_copy_is_verified() throws Exception {
        pods.backup().succeeded();
        server.stop();

        assertThat(Files.readString(copy().resolve("counts"))).isEqualTo("catalog.items\t500\ncatalog.line items\t1\n");
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
        Path archive = copy().resolve("archive.gz");
        byte[] bytes = Files.readAllBytes(archive);

        Files.write(archive, Arrays.copyOf(bytes, bytes.length / 2));
        assertThat(pods.verify().output()).contains("archive.gz: FAILED", "The copy is damaged");

        Execution.of(new ProcessBuilder("sh", "-c", "sha256sum archive.gz counts manifest >SHA256SUMS")
                        .directory(copy().toFile()))
                .succeeded();
        Execution cut = pods.verify();
        assertThat(cut.exitCode()).isNotZero();
        assertThat(cut.output()).contains("The copy of " + copy().getFileName());
    }

    private Path copy() {
        try (var copies = Files.list(pods.copies())) {
            return copies.findFirst().orElseThrow();
        } catch (IOException none) {
            throw new AssertionError(none);
        }
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
