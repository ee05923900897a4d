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

    private static final String KINDS = """
            db.createCollection('prices', {timeseries: {timeField: 'at', metaField: 'of'}});
            db.prices.insertMany([1, 2, 3].map(n => ({at: new Date(n * 1000), of: n % 2, price: n})));
            db.createView('dear', 'items', [{$match: {_id: {$gt: 400}}}]);
            db.createView('latest', 'prices', [{$match: {of: 1}}]);
            db.createCollection('logs', {capped: true, size: 65536, max: 10});
            db.logs.insertMany([{n: 1}, {n: 2}]);
            db.createCollection('checked', {validator: {$jsonSchema: {required: ['sku']}}, validationAction: 'error'});
            db.checked.insertOne({sku: 'a'});
            db.checked.createIndex({sku: 1}, {unique: true, collation: {locale: 'de', strength: 2}});
            db.checked.createIndex({at: 1}, {expireAfterSeconds: 3600});
            db.checked.createIndex({place: '2dsphere'});
            db.checked.createIndex({text: 'text'}, {default_language: 'german'});
            db.checked.createIndex({n: 1}, {name: 'some', partialFilterExpression: {n: {$gt: 5}}});
            db.createCollection('clustered', {clusteredIndex: {key: {_id: 1}, unique: true}});
            db.createCollection('empty');
            db.getCollection('an ü.dotted `quoted`').insertOne({});
            db.getCollection('fs.files').insertOne({_id: 1, length: 3});
            db.getCollection('fs.chunks').insertOne({files_id: 1, n: 0, data: BinData(0, 'AAAA')});
            db.big.insertOne({text: 'x'.repeat(16 * 1024 * 1024 - 200)});
            db.system.js.insertOne({_id: 'one', value: new Code('function() { return 1; }')});
            """;

    /** Options, indexes and documents of all collections, without what belongs to the server. */
    private static final String DESCRIPTION = """
            print(EJSON.stringify(db.getCollectionInfos().filter(c => !c.name.startsWith('system.'))
                .sort((a, b) => a.name < b.name ? -1 : 1).map(c => [
                  c.name, c.type, c.options, c.type === 'view' ? [] : db.getCollection(c.name).getIndexes(),
                  db.getCollection(c.name).countDocuments(),
                ])));
            print(JSON.stringify(db.runCommand({dbHash: 1, collections: ['items', 'logs', 'checked', 'big', 'fs.chunks']}).collections));
            """;

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

    /** The tools of 6.0 name a time-series collection differently when they dump and when they restore it. */
    @Test
    void collections_of_every_kind_are_verified_and_come_back() throws Exception {
        as("migrate", KINDS).succeeded();
        String before = as("migrate", DESCRIPTION).succeeded();
        pods.backup().succeeded();
        as("migrate", "db.prices.drop(); db.dear.drop(); db.logs.drop(); db.checked.drop(); db.items.deleteMany({})")
                .succeeded();

        pods.restore().succeeded();

        assertThat(as("migrate", DESCRIPTION).succeeded()).isEqualTo(before).contains("timeseries", "validator");
        server.stop();
        pods.verify().succeeded();
    }

    @Test
    void who_takes_copies_reads_no_verifier_of_a_password() throws Exception {
        assertThat(as("backup", "db.getSiblingDB('admin').system.users.findOne()").output())
                .containsIgnoringCase("not authorized");
        assertThat(as("backup", "db.items.insertOne({})").output()).containsIgnoringCase("not authorized");
        assertThat(as("backup", "print(db.items.countDocuments())").succeeded()).isEqualTo("500");
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
