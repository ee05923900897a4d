package io.github.portfolioplatform.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** MongoDB in production, if there is a server on this machine: nobody publishes one on Maven Central. */
@Tag("thorough")
class MongoDbProductionIT {

    private static final String NOT_PROVEN =
            "that MongoDB starts with the mongod.conf, the certificate and the first script of production,"
                    + " refuses who comes without TLS or with another password, gives its users the rights that are rendered,"
                    + " and that its access job changes passwords without a restart";
    /** A command that the server logs, and which of its values it has. */
    private static final Pattern CHANGE =
            Pattern.compile("\"command\":\\{\"((?:create|update|drop|grant|revoke)[A-Za-z]*(?:User|Role)[A-Za-z]*)\":"
                    + "\"([a-z_]+)\"(?:,\"(pwd)\")?(?:.*,\"(roles)\":)?");

    private static final String WORKS = "The users are as they should be";

    @TempDir
    private static Path folder;

    private static ProductionInstance rendered;
    private static RunningContainer server;

    @BeforeAll
    static void start() throws Exception {
        Machine.runsMongoDb(NOT_PROVEN);
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
    void nobody_comes_in_without_tls() throws Exception {
        String uri = rendered.secret("app").get("uri").replace("&tls=true", "&serverSelectionTimeoutMS=3000");

        assertThat(shell(uri, List.of(), "db.hello()").exitCode()).isNotZero();
    }

    @Test
    void nobody_comes_in_with_the_password_of_another() throws Exception {
        ProductionInstance wrong = rendered.with("app", rendered.passwords().get("metrics"));

        assertThat(as("app", wrong, "db.hello()").output()).contains("Authentication failed");
    }

    @Test
    void the_application_reads_and_writes_documents() throws Exception {
        assertThat(as(
                                "app",
                                rendered,
                                "db.items.insertOne({name: 'lamp'}); print(db.items.findOne({name: 'lamp'}).name)")
                        .succeeded())
                .isEqualTo("lamp");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "db.dropDatabase()",
                "db.createUser({user: 'mine', pwd: 'mine', roles: []})",
                "db.getSiblingDB('admin').system.users.findOne()",
                "db.getSiblingDB('other').items.insertOne({})",
                "db.adminCommand({shutdown: 1})",
                "db.adminCommand({rotateCertificates: 1})"
            })
    void the_application_may_do_nothing_else(String command) throws Exception {
        assertThat(as("app", rendered, command).output()).containsIgnoringCase("not authorized");
    }

    @Test
    void the_job_makes_new_passwords_known_and_may_run_again() throws Exception {
        ProductionInstance rotated = rendered.with("metrics", "another \\ ' \" % $1 ü");
        for (int run = 0; run < 2; run++) {
            assertThat(access(rotated).succeeded()).endsWith(WORKS);
        }

        assertThat(as("metrics", rotated, "print(db.adminCommand({serverStatus: 1}).ok)")
                        .succeeded())
                .isEqualTo("1");
        assertThat(as("metrics", rendered, "db.hello()").output()).contains("Authentication failed");
        assertThat(server.log()).doesNotContain("another \\\\", "pw-of-");
        assertThat(access(rendered).succeeded()).endsWith(WORKS);
    }

    @Test
    void every_password_rotates_at_once() throws Exception {
        ProductionInstance rotated = rendered;
        for (String user : rendered.passwords().keySet()) {
            rotated = rotated.with(user, user + "-2 \\ ' \" % @ : / $1 ü");
        }
        String previous = rendered.passwords().get("admin");

        assertThat(access(rotated).output())
                .contains("add the old one as admin-previous", "Secret mongodb-catalog-admin,");
        assertThat(as("app", rendered, "db.items.insertOne({})").exitCode()).isZero();
        assertThat(access(rotated.with("admin-previous", previous)).succeeded())
                .contains("has the previous password", WORKS);

        for (String user : List.of("app", "migrate", "metrics", "backup")) {
            assertThat(as(user, rotated, "print(db.hello().ok)").succeeded()).isEqualTo("1");
            assertThat(as(user, rendered, "db.hello()").output()).contains("Authentication failed");
        }
        assertThat(access(rotated).succeeded()).isEqualTo(WORKS);
        assertThat(access(rendered.with("admin-previous", rotated.passwords().get("admin")))
                        .succeeded())
                .endsWith(WORKS);
    }

    /** U+0378 is assigned to no character: the server refuses it where a password is set, and the shell where it logs in. */
    @ParameterizedTest
    @CsvSource({"app,catalog_app", "admin,catalog_admin"})
    void a_password_with_characters_that_mongodb_refuses_is_told_with_its_user(String purpose, String user)
            throws Exception {
        Execution refused = access(rendered.with(purpose, "hidden\u0378"));

        assertThat(refused.exitCode()).isNotZero();
        assertThat(refused.output())
                .contains("MongoDB refuses the password of " + user + ":", "under '" + purpose + "'")
                .doesNotContain("hidden");
        assertThat(access(rendered).succeeded()).isEqualTo(WORKS);
    }

    /** A session stays, and a login does not. */
    @Test
    void sessions_that_are_open_outlive_a_new_password() throws Exception {
        Thread rotation = new Thread(() -> {
            try {
                access(rendered.with("app", "another")).succeeded();
            } catch (IOException failed) {
                throw new AssertionError(failed);
            }
        });
        rotation.start();
        String uri = rendered.secret("app").get("uri").replace("'", "%27");
        String outcome = as("app", rendered, """
                        const refused = () => { try { new Mongo('%s&tlsCAFile=/run/tls/ca.crt'); return false; } catch (refusal) { return true; } };
                        for (let i = 0; i < 100 && !refused(); i++) { sleep(500); }
                        print(refused(), db.items.insertOne({}).acknowledged);
                        """.formatted(uri)).succeeded();
        rotation.join();

        assertThat(outcome).isEqualTo("true true");
        assertThat(access(rendered).succeeded()).endsWith(WORKS);
    }

    /** The commands of the message, in a cluster that this test plays: new arguments, the script of the first start, the old arguments. */
    @Test
    void a_lost_password_of_the_administrator_is_repaired_in_the_pod() throws Exception {
        ProductionInstance lost = rendered.with("admin", "lost-and-new").with("app", "new-of-app");
        String told = access(lost).output();
        Path pod = Files.createTempDirectory(folder, "maintained");
        RenderedContainer normal = lost.rendered().server().container("mongodb");
        server.stop();
        server.close();
        try (RunningContainer maintained =
                RunningContainer.open(normal, new Maintained(MongoDbImage.ofThisMachine()), folder)) {
            maintained.start();
            String script = told.lines()
                    .filter(line -> line.startsWith("until "))
                    .findFirst()
                    .orElseThrow();
            Kubectl kubectl = Kubectl.to(maintained, pod, Map.of());
            kubectl.run(script).succeeded();
            maintained.stop();
        }
        server = RunningContainer.open(
                rendered.rendered().server().container("mongodb"), MongoDbImage.ofThisMachine(), folder);
        server.start().await(() -> server.succeeds("readinessProbe"));

        assertThat(told).contains("\"args\":[\"--dbpath=/data/db\",\"--bind_ip=127.0.0.1\"]");
        assertThat(access(lost).succeeded()).isEqualTo(WORKS);
        assertThat(as("app", lost, "print(db.hello().ok)").succeeded()).isEqualTo("1");
        assertThat(access(rendered.with("admin-previous", "lost-and-new")).succeeded())
                .endsWith(WORKS);
    }

    /** The server tells by its log of all commands. */
    @Test
    void the_job_changes_nothing_and_sends_no_password_until_something_has_changed() throws Exception {
        ProductionInstance rotated = rendered.with("metrics", "changed-secret");
        administrator("db.createUser({user: 'auditor', pwd: 'audit', roles: ['root']})");

        assertThat(changes(() -> access(rendered))).isEqualTo("0 failed logins");
        assertThat(changes(() -> access(rotated))).isEqualTo("updateUser metrics pwd, 1 failed logins");
        assertThat(changes(() -> access(rotated))).isEqualTo("0 failed logins");
        administrator("db.revokeRolesFromUser('backup', ['copies'])");
        administrator("db.grantPrivilegesToRole('monitoring', [{resource: {cluster: true}, actions: ['inprog']}])");
        assertThat(changes(() -> access(rotated)))
                .isEqualTo("updateRole monitoring roles, updateUser backup roles, 0 failed logins");
        assertThat(as("metrics", rotated, "print(db.adminCommand({serverStatus: 1}).ok)")
                        .succeeded())
                .isEqualTo("1");
        assertThat(server.log()).contains("\"updateUser\":\"metrics\"").doesNotContain("changed-secret");

        assertThat(changes(() -> access(rendered))).startsWith("updateUser metrics pwd");
        administrator("db.dropUser('auditor')");
    }

    /** What a run changed, by the server's log of all commands, and how many logins it refused meanwhile. */
    private static String changes(Callable<Execution> run) throws Exception {
        auditor("db.adminCommand({setParameter: 1, logComponentVerbosity: {command: {verbosity: 2}}})");
        int before = server.log().length();
        assertThat(run.call().succeeded()).endsWith(WORKS);
        List<String> logged = server.log().substring(before).lines().toList();
        auditor("db.adminCommand({setParameter: 1, logComponentVerbosity: {command: {verbosity: 0}}})");

        assertThat(logged).anyMatch(line -> line.contains("\"command\":{\"usersInfo\":"));
        Stream<String> changes = logged.stream()
                .map(CHANGE::matcher)
                .filter(Matcher::find)
                .map(change -> IntStream.rangeClosed(1, 4)
                        .mapToObj(change::group)
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(" ")));
        long failed = logged.stream()
                .filter(line -> line.contains("\"Authentication failed\""))
                .count();
        return Stream.concat(changes, Stream.of(failed + " failed logins")).collect(Collectors.joining(", "));
    }

    private static String auditor(String script) throws IOException {
        return administration("auditor:audit", script);
    }

    private static String administrator(String script) throws IOException {
        return administration("catalog_admin:" + rendered.passwords().get("admin"), script);
    }

    private static String administration(String login, String script) throws IOException {
        String uri = "mongodb://" + login + "@" + rendered.host() + "/admin?tls=true";
        return shell(uri, List.of("--tlsCAFile", "/run/tls/ca.crt"), script).succeeded();
    }

    private static Execution access(ProductionInstance secrets) throws IOException {
        try (RunningContainer job = job(secrets)) {
            return job.runToEnd();
        }
    }

    private static Execution as(String purpose, ProductionInstance secrets, String script) throws IOException {
        return shell(secrets.secret(purpose).get("uri"), List.of("--tlsCAFile", "/run/tls/ca.crt"), script);
    }

    /** What mongosh says in the pod of the job. */
    private static Execution shell(String uri, List<String> options, String script) throws IOException {
        try (RunningContainer job = job(rendered)) {
            List<String> command = new ArrayList<>(List.of("mongosh", "--quiet", "--norc", uri));
            command.addAll(options);
            command.addAll(List.of("--eval", script));
            return job.run(command);
        }
    }

    private static RunningContainer job(ProductionInstance secrets) throws IOException {
        return server.neighbour(
                secrets.rendered().cronJob(secrets.name() + "-access").container("access"),
                MongoDbImage.ofThisMachine(),
                Files.createTempDirectory(folder, "job"));
    }

    /** The image with the arguments of the patch that the message of the access job has. */
    private record Maintained(MongoDbImage image) implements ServerImage {

        @Override
        public Path programs() {
            return image.programs();
        }

        @Override
        public List<Path> clients() {
            return image.clients();
        }

        @Override
        public List<String> folders() {
            return image.folders();
        }

        @Override
        public List<String> entrypoint(RunningContainer container, List<String> arguments) {
            return List.of("mongod", "--dbpath=/data/db", "--bind_ip=127.0.0.1");
        }
    }
}
