package io.github.portfolioplatform.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each user of a MongoDB of production tries to gain what another user has, by all that it may create while our jobs run. */
@Tag("thorough")
class MongoDbAttackersIT {

    /** Each line is refused if it prints the code of a refusal; a success prints GAINED. */
    private static final String ATTEMPTS = """
            const app = 'catalog';
            const attempts = {
              users: () => db.getSiblingDB('admin').system.users.findOne(),
              roles: () => db.getSiblingDB('admin').grantRolesToUser(me, ['root']),
              root: () => db.getSiblingDB('admin').createUser({user: 'evil', pwd: 'evil', roles: ['root']}),
              own: () => db.createUser({user: 'evil', pwd: 'evil', roles: ['dbOwner']}),
              role: () => db.createRole({role: 'evil', privileges: [{resource: {anyResource: true}, actions: ['anyAction']}], roles: []}),
              password: () => db.getSiblingDB('admin').changeUserPassword('backup', 'evil'),
              direct: () => db.getSiblingDB('admin').system.users.updateOne({user: me}, {$set: {roles: [{role: 'root', db: 'admin'}]}}),
              other: () => db.getSiblingDB('other').items.insertOne({}),
              lookup: () => db.items.aggregate([{$lookup: {from: {db: 'admin', coll: 'system.users'}, pipeline: [], as: 'x'}}]).toArray(),
              out: () => db.items.aggregate([{$out: {db: 'admin', coll: 'evil'}}]).toArray(),
              shutdown: () => db.adminCommand({shutdown: 1}),
              parameter: () => db.adminCommand({setParameter: 1, logLevel: 5}),
              state: () => db.getSiblingDB('restore-state').state.insertOne({_id: 'last', phase: 'replacing', at: new Date()}),
              kept: () => db.getSiblingDB('restore-before').items.findOne(),
            };
            for (const name of Object.keys(attempts)) {
              try {
                attempts[name]();
                print(name + ' GAINED');
              } catch (refusal) {
                print(name + ' ' + (refusal.codeName || refusal.message));
              }
            }
            """;

    /** Functions and views with names that the server or a shell could take for their own, and code that would tell who runs it. */
    private static final String TRAPS = """
            const spy = new Code('function() { db = {}; return 1; }');
            for (const name of ['getSiblingDB', 'auth', 'print', 'load', 'toString', 'credential', 'admin', 'user', 'role']) {
              db.getCollection('system.js').insertOne({_id: name, value: spy});
            }
            db.items.insertOne({_id: 'trap', toJSON: new Code('throw 1')});
            db.createView('admin', 'items', [{$match: {$expr: {$function: {body: 'function() { return true; }', args: [], lang: 'js'}}}}]);
            db.getCollection("'; touch pwned; '").insertOne({});
            db.getCollection('`touch pwned`').insertOne({});
            """;

    @TempDir
    private static Path folder;

    private static ProductionInstance rendered;
    private static RunningContainer server;

    @BeforeAll
    static void start() throws Exception {
        Machine.runsMongoDb("that no user of MongoDB gains what another one has");
        MongoDbImage image = MongoDbImage.ofThisMachine();
        rendered = Shop.mongoDb(image.version()).backedUp().production();
        server = RunningContainer.open(rendered.rendered().server().container("mongodb"), image, folder);
        server.start().await(() -> server.succeeds("readinessProbe"));
        as("migrate", NastyMongoDb.FILL).succeeded();
    }

    @AfterAll
    static void end() {
        if (server != null) {
            server.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"app,catalog_app", "backup,backup", "metrics,metrics"})
    void no_user_gains_anything(String purpose, String name) throws Exception {
        String outcome = as(purpose, "const me = '" + name + "';" + ATTEMPTS).succeeded();

        System.out.println(purpose + ": " + String.join(", ", outcome.split("\n")));
        assertThat(outcome.lines()).hasSize(14).noneMatch(line -> line.endsWith("GAINED"));
    }

    /** It restores, so that it reads and writes what restores do; these databases have the same data as its own. */
    @Test
    void migrations_gain_no_more_than_the_databases_of_restores() throws Exception {
        String outcome =
                as("migrate", "const me = 'catalog_migrate';" + ATTEMPTS).succeeded();

        assertThat(outcome.lines().filter(line -> line.endsWith("GAINED"))).isSubsetOf("state GAINED", "kept GAINED");
        as("migrate", "db.getSiblingDB('restore-state').dropDatabase()").succeeded();
    }

    @ParameterizedTest
    @ValueSource(strings = {"metrics", "backup"})
    void who_watches_and_copies_changes_no_data(String purpose) throws Exception {
        assertThat(as(purpose, "db.items.insertOne({})").output()).containsIgnoringCase("not authorized");
    }

    @Test
    void metrics_reads_no_data() throws Exception {
        assertThat(as("metrics", "db.items.findOne()").output()).containsIgnoringCase("not authorized");
    }

    /** What metrics sees of the server while the job sets passwords: operations, the log, and the options. */
    @Test
    void metrics_sees_no_password_while_the_job_sets_them() throws Exception {
        Thread watched = new Thread(() -> job().succeeded());
        watched.start();
        String seen = as("metrics", """
                        const end = Date.now() + 15000;
                        const admin = db.getSiblingDB('admin');
                        let all = '', refused = '';
                        while (Date.now() < end) {
                          for (const allUsers of [true, false]) {
                            try {
                              all += EJSON.stringify(admin.aggregate([{$currentOp: {allUsers: allUsers, idleConnections: true}}]).toArray());
                            } catch (refusal) {
                              refused = refusal.codeName;
                            }
                          }
                        }
                        let log = 'read';
                        try {
                          all += EJSON.stringify(admin.adminCommand({getLog: 'global'}));
                        } catch (refusal) {
                          log = refusal.codeName;
                        }
                        all += EJSON.stringify(admin.adminCommand({serverStatus: 1})) + EJSON.stringify(admin.adminCommand({getCmdLineOpts: 1}));
                        print(refused, log, all.length > 1000, (all.match(/pw-of-[a-z]*/g) || ['no password']).join());
                        """).succeeded();
        watched.join();

        System.out.println("metrics sees: " + seen);
        assertThat(seen).isEqualTo("Unauthorized Unauthorized true no password");
        assertThat(as(
                                "metrics",
                                "print(db.adminCommand({serverStatus: 1}).ok, db.adminCommand({top: 1}).ok, db.stats().ok)")
                        .succeeded())
                .isEqualTo("1 1 1");
    }

    @Test
    void our_jobs_and_commands_do_not_run_what_the_application_stored() throws Exception {
        as("app", TRAPS).succeeded();
        // A folder of their own: pods that share one replace each other's certificates, and the server has to read its
        // own again.
        BackupPods pods = BackupPods.of(
                rendered, server, MongoDbImage.ofThisMachine(), Files.createTempDirectory(folder, "backups"));
        Shop shop = Shop.mongoDb(MongoDbImage.ofThisMachine().version()).backedUp();

        pods.backup().succeeded();
        pods.restore().succeeded();
        assertThat(job().succeeded()).endsWith("The users are as they should be");
        Kubectl kubectl = Kubectl.to(server, folder, Map.of());
        kubectl.run(shop.commands("production").copy()).succeeded();
        kubectl.run(shop.commands("production").putBack()).succeeded();

        try (var files = Files.walk(folder)) {
            assertThat(files.map(Path::getFileName).map(Path::toString)).doesNotContain("pwned");
        }
        assertThat(as("app", "const me = 'catalog_app';" + ATTEMPTS).succeeded())
                .doesNotContain("GAINED");
    }

    private static Execution job() {
        try (RunningContainer job = pod()) {
            return job.runToEnd();
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    private static Execution as(String purpose, String script) throws IOException {
        String uri = rendered.secret(purpose).get("uri");
        try (RunningContainer job = pod()) {
            return job.run(
                    List.of("mongosh", "--quiet", "--norc", uri, "--tlsCAFile", "/run/tls/ca.crt", "--eval", script));
        }
    }

    private static RunningContainer pod() throws IOException {
        return server.neighbour(
                rendered.rendered().cronJob(rendered.name() + "-access").container("access"),
                MongoDbImage.ofThisMachine(),
                Files.createTempDirectory(folder, "job"));
    }
}
