package io.github.portfolioplatform.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.engine.catalog.DatabaseEngines;
import io.github.portfolioplatform.model.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that ordinary libraries send when they start, migrate and work, sent to a MongoDB of production by its users. */
@Tag("thorough")
class MongoDbApplicationsIT {

    /** Each prints its name and what the server said. The first words name some of those who send it. */
    private static final String COMMANDS = """
            const run = command => db.runCommand(command);
            const admin = command => db.adminCommand(command);
            const commands = {
              // All drivers
              'hello': () => admin({hello: 1}),
              'buildInfo': () => admin({buildInfo: 1}),
              'ping': () => run({ping: 1}),
              'connectionStatus': () => run({connectionStatus: 1}),
              'startSession, endSessions': () => admin({endSessions: [admin({startSession: 1}).id]}),
              'refreshSessions': () => admin({refreshSessions: [admin({startSession: 1}).id]}),
              'killCursors': () => run({killCursors: 'items', cursors: [Long('1')]}),
              'listDatabases': () => admin({listDatabases: 1, nameOnly: true}),
              'listCommands': () => run({listCommands: 1}),
              // Object mappers: Spring Data, Mongoose, Doctrine, Mongoid, Payload
              'create': () => run({create: 'items'}),
              'create, validator': () => run({create: 'checked', validator: {$jsonSchema: {required: ['sku']}}}),
              'create, time-series': () => run({create: 'prices', timeseries: {timeField: 'at'}}),
              'create, capped': () => run({create: 'queue', capped: true, size: 65536}),
              'create, view': () => run({create: 'dear', viewOn: 'items', pipeline: []}),
              'listCollections': () => run({listCollections: 1}),
              'createIndexes': () => run({createIndexes: 'items', indexes: [{key: {sku: 1}, name: 'sku', unique: true}]}),
              'createIndexes, TTL': () => run({createIndexes: 'items', indexes: [{key: {at: 1}, name: 'at', expireAfterSeconds: 60}]}),
              'createIndexes, text': () => run({createIndexes: 'items', indexes: [{key: {t: 'text'}, name: 't'}]}),
              'listIndexes': () => run({listIndexes: 'items'}),
              'dropIndexes': () => run({dropIndexes: 'items', index: 't'}),
              'collMod, TTL': () => run({collMod: 'items', index: {name: 'at', expireAfterSeconds: 120}}),
              'collMod, validator': () => run({collMod: 'checked', validator: {$jsonSchema: {required: ['sku', 'n']}}}),
              'collMod, time-series': () => run({collMod: 'prices', expireAfterSeconds: 9999999}),
              'collMod, view': () => run({collMod: 'dear', viewOn: 'items', pipeline: [{$match: {n: 1}}]}),
              // Documents
              'insert': () => run({insert: 'items', documents: [{_id: 1, sku: 'a'}, {_id: 2, sku: 'b'}]}),
              'insert past a validator': () => run({insert: 'checked', documents: [{_id: 1}], bypassDocumentValidation: true}),
              'update': () => run({update: 'items', updates: [{q: {_id: 1}, u: {$set: {n: 1}}, upsert: true}]}),
              'findAndModify': () => run({findAndModify: 'items', query: {_id: 1}, update: {$inc: {n: 1}}}),
              'delete': () => run({delete: 'items', deletes: [{q: {_id: 9}, limit: 1}]}),
              'find': () => run({find: 'items'}),
              'find, tailable': () => run({find: 'queue', tailable: true, awaitData: true, batchSize: 0}),
              'count': () => run({count: 'items'}),
              'distinct': () => run({distinct: 'items', key: 'sku'}),
              'aggregate, $lookup': () => run({aggregate: 'items', pipeline: [{$lookup: {from: 'queue', localField: 'a', foreignField: 'b', as: 'c'}}], cursor: {}}),
              'aggregate, $out': () => run({aggregate: 'items', pipeline: [{$out: 'copied'}], cursor: {}}),
              'aggregate, $merge': () => run({aggregate: 'items', pipeline: [{$merge: 'copied'}], cursor: {}}),
              'aggregate, $function': () => run({aggregate: 'items', pipeline: [{$project: {x: {$function: {body: 'function() { return 1; }', args: [], lang: 'js'}}}}], cursor: {}}),
              'mapReduce': () => run({mapReduce: 'items', map: 'function() { emit(this.sku, 1); }', reduce: 'function(key, all) { return all.length; }', out: 'reduced'}),
              'explain': () => run({explain: {find: 'items'}, verbosity: 'executionStats'}),
              'functions in system.js': () => run({insert: 'system.js', documents: [{_id: 'one', value: new Code('function() { return 1; }')}]}),
              'GridFS': () => run({createIndexes: 'fs.chunks', indexes: [{key: {files_id: 1, n: 1}, name: 'files_id_1_n_1', unique: true}]}),
              // Migrations: Mongock, migrate-mongo, Laravel, Doctrine
              'renameCollection': () => admin({renameCollection: db.getName() + '.copied', to: db.getName() + '.renamed'}),
              'renameCollection, dropTarget': () => admin({renameCollection: db.getName() + '.reduced', to: db.getName() + '.renamed', dropTarget: true}),
              'convertToCapped': () => run({convertToCapped: 'renamed', size: 65536}),
              'cloneCollectionAsCapped': () => run({cloneCollectionAsCapped: 'items', toCollection: 'cloned', size: 65536}),
              'drop': () => run({drop: 'renamed'}),
              'validate': () => run({validate: 'items'}),
              'compact': () => run({compact: 'items'}),
              'reIndex': () => run({reIndex: 'items'}),
              // Statistics: Laravel, Payload, dashboards, monitors
              'dbStats': () => run({dbStats: 1}),
              'collStats': () => run({collStats: 'items'}),
              'aggregate, $collStats': () => run({aggregate: 'items', pipeline: [{$collStats: {storageStats: {}}}], cursor: {}}),
              'aggregate, $indexStats': () => run({aggregate: 'items', pipeline: [{$indexStats: {}}], cursor: {}}),
              'aggregate, $planCacheStats': () => run({aggregate: 'items', pipeline: [{$planCacheStats: {}}], cursor: {}}),
              'planCacheClear': () => run({planCacheClear: 'items'}),
              'dbHash': () => run({dbHash: 1}),
              'profile': () => run({profile: -1}),
              'profile, slow operations': () => run({profile: 1, slowms: 100}),
              'serverStatus': () => admin({serverStatus: 1}),
              'getParameter': () => admin({getParameter: 1, featureCompatibilityVersion: 1}),
              'hostInfo': () => admin({hostInfo: 1}),
              'getCmdLineOpts': () => admin({getCmdLineOpts: 1}),
              'replSetGetStatus': () => admin({replSetGetStatus: 1}),
              'aggregate, $currentOp of its own': () => admin({aggregate: 1, pipeline: [{$currentOp: {}}], cursor: {}}),
              '$currentOp of all users': () => admin({aggregate: 1, pipeline: [{$currentOp: {allUsers: true}}], cursor: {}}),
              'killAllSessions': () => admin({killAllSessions: []}),
              'usersInfo of itself': () => db.getSiblingDB('admin').runCommand({usersInfo: db.runCommand({connectionStatus: 1}).authInfo.authenticatedUsers[0]}),
              'usersInfo of others': () => db.getSiblingDB('admin').runCommand({usersInfo: 1}),
              'createUser': () => run({createUser: 'other', pwd: 'other', roles: []}),
              'fsync': () => admin({fsync: 1}),
              'setFeatureCompatibilityVersion': () => admin({setFeatureCompatibilityVersion: '6.0'}),
              'other databases': () => db.getSiblingDB('other').runCommand({insert: 'items', documents: [{}]}),
              // Replica sets
              'change streams': () => run({aggregate: 'items', pipeline: [{$changeStream: {}}], cursor: {}}),
              'transactions': () => run({find: 'items', txnNumber: Long('1'), autocommit: false, startTransaction: true, lsid: admin({startSession: 1}).id}),
              'the oplog': () => db.getSiblingDB('local').runCommand({find: 'oplog.rs', limit: 1}),
              'dropDatabase': () => run({dropDatabase: 1}),
            };
            for (const name of Object.keys(commands)) {
              let outcome = 'works';
              try {
                commands[name]();
              } catch (refusal) {
                outcome = refusal.codeName || refusal.message;
              }
              print(name + ': ' + outcome);
            }
            """;

    private static final String EMPTY =
            "db.getCollectionNames().filter(name => !name.startsWith('system.')).forEach(name => db[name].drop())";

    @TempDir
    private static Path folder;

    private static ProductionInstance rendered;
    private static RunningContainer server;

    @BeforeAll
    static void start() throws Exception {
        Machine.runsMongoDb("that applications start on a MongoDB of production");
        MongoDbImage image = MongoDbImage.ofThisMachine();
        rendered = Shop.mongoDb(image.version()).production();
        server = RunningContainer.open(rendered.rendered().server().container("mongodb"), image, folder);
        server.start().await(() -> server.succeeds("readinessProbe"));
    }

    @AfterAll
    static void end() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void the_application_runs_all_commands_of_its_database_but_those_of_an_administrator() throws Exception {
        assertThat(refusals("app"))
                .containsExactly(
                        "compact: Unauthorized",
                        "reIndex: Unauthorized",
                        "planCacheClear: Unauthorized",
                        "profile: Unauthorized",
                        "profile, slow operations: Unauthorized",
                        "serverStatus: Unauthorized",
                        "getParameter: Unauthorized",
                        "hostInfo: Unauthorized",
                        "getCmdLineOpts: Unauthorized",
                        "replSetGetStatus: Unauthorized",
                        "$currentOp of all users: Unauthorized",
                        "killAllSessions: Unauthorized",
                        "usersInfo of others: Unauthorized",
                        "createUser: Unauthorized",
                        "fsync: Unauthorized",
                        "setFeatureCompatibilityVersion: Unauthorized",
                        "other databases: Unauthorized",
                        "change streams: Location40573",
                        "transactions: IllegalOperation",
                        "the oplog: Unauthorized",
                        "dropDatabase: Unauthorized");
    }

    @Test
    void migrations_look_after_the_database_and_not_after_the_server() throws Exception {
        assertThat(refusals("migrate"))
                .containsExactly(
                        "serverStatus: Unauthorized",
                        "getParameter: Unauthorized",
                        "hostInfo: Unauthorized",
                        "getCmdLineOpts: Unauthorized",
                        "replSetGetStatus: Unauthorized",
                        "$currentOp of all users: Unauthorized",
                        "killAllSessions: Unauthorized",
                        "usersInfo of others: Unauthorized",
                        "createUser: Unauthorized",
                        "fsync: Unauthorized",
                        "setFeatureCompatibilityVersion: Unauthorized",
                        "other databases: Unauthorized",
                        "change streams: Location40573",
                        "transactions: IllegalOperation",
                        "the oplog: Unauthorized");
    }

    @Test
    void metrics_runs_what_the_document_refers_to_it() throws Exception {
        assertThat(as("metrics").lines())
                .contains(
                        "serverStatus: works",
                        "getParameter: works",
                        "hostInfo: works",
                        "getCmdLineOpts: works",
                        "$currentOp of all users: Unauthorized");
    }

    /** What the document refers to a person: the upgrade of a server needs it. */
    @Test
    void the_administrator_grants_itself_root_for_a_command_and_the_job_takes_it_back() throws Exception {
        String version = MongoDbImage.ofThisMachine().version();
        String uri = "mongodb://catalog_admin:" + rendered.passwords().get("admin") + "@" + rendered.host()
                + "/admin?tls=true";
        String command = "db.adminCommand({setFeatureCompatibilityVersion: '" + version + "'}).ok";

        assertThat(shell(uri, "db.grantRolesToUser('catalog_admin', ['root'])").exitCode())
                .isZero();
        assertThat(shell(uri, "print(" + command + ")").succeeded()).isEqualTo("1");
        try (RunningContainer job = job()) {
            assertThat(job.runToEnd().succeeded()).isEqualTo("The users are as they should be");
        }
        assertThat(shell(uri, command).output()).contains("not authorized");
    }

    /** Each command that is refused is in the document, and nothing else is. */
    @Test
    void the_document_lists_what_is_refused() throws Exception {
        Environment environment =
                Shop.mongoDb(MongoDbImage.ofThisMachine().version()).environment();
        List<String> listed = DatabaseEngines.server(
                        environment, environment.instances().get(0))
                .refused()
                .stream()
                .flatMap(refused -> Stream.of(refused.command().split(", ")))
                .toList();

        assertThat(refusals("app").stream()
                        .map(line -> line.replaceAll("(, .*)?: .*", ""))
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(listed);
    }

    /** What is refused by the rights of the user, or by a server without a replica set. */
    private static List<String> refusals(String user) throws IOException {
        List<String> outcomes = as(user).lines().toList();
        assertThat(outcomes).hasSizeGreaterThan(70);
        return outcomes.stream().filter(line -> !line.endsWith(": works")).toList();
    }

    private static String as(String user) throws IOException {
        shell(rendered.secret("app").get("uri"), EMPTY).succeeded();
        return shell(rendered.secret(user).get("uri"), COMMANDS).succeeded();
    }

    private static Execution shell(String uri, String script) throws IOException {
        try (RunningContainer job = job()) {
            return job.run(
                    List.of("mongosh", "--quiet", "--norc", uri, "--tlsCAFile", "/run/tls/ca.crt", "--eval", script));
        }
    }

    private static RunningContainer job() throws IOException {
        return server.neighbour(
                rendered.rendered().cronJob(rendered.name() + "-access").container("access"),
                MongoDbImage.ofThisMachine(),
                Files.createTempDirectory(folder, "job"));
    }
}
