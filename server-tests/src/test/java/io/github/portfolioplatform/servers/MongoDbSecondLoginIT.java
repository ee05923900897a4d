package io.github.portfolioplatform.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two logins of an application of MongoDB take turns while their passwords change, and have the same rights. */
@Tag("thorough")
class MongoDbSecondLoginIT {

    private static final String WORKS = "The users are as they should be";
    private static final String NOT_PROVEN = "that two logins of an application of MongoDB take turns";

    @TempDir
    private Path folder;

    private RunningContainer server;
    private RunningContainer client;

    @BeforeAll
    static void needs_a_server() {
        Machine.runsMongoDb(NOT_PROVEN);
    }

    @AfterEach
    void end() {
        for (RunningContainer container : new RunningContainer[] {client, server}) {
            if (container != null) {
                container.close();
            }
        }
    }

    /** On a server that had data before the second login was declared, and until it is declared no longer. */
    @Test
    void both_passwords_rotate_and_no_login_is_refused() throws Exception {
        start(instance(""));
        server.stop();
        server.close();
        ProductionInstance prepared = instance("secondLogin: prepared");
        start(prepared);
        runJob(prepared);

        ProductionInstance first = prepared.with("app2", "second password of app2");
        withoutRefusal(first, () -> runJob(first), prepared.secret("app"));
        ProductionInstance used = instance("secondLogin: used").with("app2", "second password of app2");
        assertThat(used.secret("app")).containsEntry("username", "catalog_app2");
        ProductionInstance second = used.with("app", "second password of app");
        withoutRefusal(second, () -> runJob(second), used.secret("app"));

        assertThat(login(prepared.secret("app")).output()).contains("Authentication failed");
        assertThat(login(prepared.secret("app2")).output()).contains("Authentication failed");
        assertThat(login(second.secret("app")).succeeded()).isEqualTo("ok");
        assertThat(roles(second, "catalog_app2")).isEqualTo(roles(second, "catalog_app"));

        ProductionInstance removed = instance("").with("app", "second password of app");
        runJob(removed);
        assertThat(login(second.secret("app2")).output()).contains("Authentication failed");
        assertThat(login(removed.secret("app")).succeeded()).isEqualTo("ok");
    }

    @Test
    void the_second_login_can_do_what_the_first_can_and_nothing_else() throws Exception {
        ProductionInstance used = instance("secondLogin: used");
        start(used);
        List<String> tried = List.of(
                "db.items.insertOne({a: 1}).acknowledged",
                "db.items.drop()",
                "db.getSiblingDB('other').items.insertOne({})",
                "db.getSiblingDB('admin').system.users.findOne()",
                "db.createUser({user: 'x', pwd: 'x', roles: []})",
                "db.getSiblingDB('admin').updateUser('catalog_app2', {roles: ['root']})",
                "db.getSiblingDB('admin').changeUserPassword('catalog_app2', 'x')",
                "db.getSiblingDB('admin').changeUserPassword('catalog_app', 'x')",
                "db.adminCommand({shutdown: 1})",
                "db.adminCommand({rotateCertificates: 1})",
                "db.adminCommand({getParameter: '*'})",
                "db.setProfilingLevel(2)");
        String script = tried.stream()
                .map(command -> "try { print('works', " + command
                        + " !== null); } catch (refusal) { print(refusal.codeName); }")
                .reduce("", (before, next) -> before + next + "\n");
        String uriOfFirst = used.secret("app2").get("uri").replace("catalog_app2:pw-of-app2", "catalog_app:pw-of-app");

        String second = shell(used.secret("app").get("uri"), script).succeeded();

        assertThat(second).isEqualTo(shell(uriOfFirst, script).succeeded());
        assertThat(second.lines().distinct()).containsExactly("works true", "Unauthorized");
    }

    @Test
    void a_server_starts_without_the_password_and_a_user_that_a_person_created_stays() throws Exception {
        ProductionInstance provided = instance("secondLogin: prepared");
        start(provided.without("app2"));

        try (RunningContainer job = job(provided.without("app2"))) {
            assertThat(job.runToEnd().succeeded())
                    .contains("The Secret mongodb-catalog-app2 has no password")
                    .endsWith(WORKS);
        }
        asAdmin(provided, "db.getSiblingDB('admin').createUser({user: 'catalog_app2', pwd: 'x', roles: []})");
        runJob(instance(""));
        assertThat(asAdmin(provided, "print(db.getSiblingDB('admin').getUser('catalog_app2').user)"))
                .isEqualTo("catalog_app2");
        runJob(provided);
        assertThat(login(provided.secret("app2")).succeeded()).isEqualTo("ok");
    }

    private interface Step {
        void run() throws Exception;
    }

    /** Applications that log in again and again while something happens. */
    @SuppressWarnings("try")
    private void withoutRefusal(ProductionInstance secrets, Step step, Map<String, String> binding) throws Exception {
        try (LoginAttempts attempts = LoginAttempts.of(() -> {
            login(binding).succeeded();
            return () -> {};
        })) {
            step.run();
        }
    }

    /** The server has them in an order of its own. */
    private String roles(ProductionInstance secrets, String user) throws Exception {
        return asAdmin(
                secrets,
                "print(db.getSiblingDB('admin').getUser('" + user
                        + "').roles.map(role => role.role + '@' + role.db).sort().join())");
    }

    private String asAdmin(ProductionInstance secrets, String script) throws Exception {
        String uri = secrets.secret("app2")
                .get("uri")
                .replaceAll("//[^@]*@", "//catalog_admin:" + secrets.passwords().get("admin") + "@");
        return shell(uri, script).succeeded();
    }

    private Execution login(Map<String, String> binding) throws Exception {
        return shell(binding.get("uri"), "print(db.items.countDocuments({}) >= 0 ? 'ok' : '')");
    }

    private Execution shell(String uri, String script) throws Exception {
        List<String> command = new ArrayList<>(
                List.of("mongosh", "--quiet", "--norc", uri, "--tlsCAFile", "/run/tls/ca.crt", "--eval", script));
        return client.run(command);
    }

    private void runJob(ProductionInstance secrets) throws Exception {
        try (RunningContainer job = job(secrets)) {
            assertThat(job.runToEnd().succeeded()).isEqualTo(WORKS);
        }
    }

    private RunningContainer job(ProductionInstance secrets) throws Exception {
        return server.neighbour(
                secrets.rendered().cronJob(secrets.name() + "-access").container("access"),
                MongoDbImage.ofThisMachine(),
                Files.createTempDirectory(folder, "job"));
    }

    private static ProductionInstance instance(String secondLogin) {
        return Shop.mongoDb(MongoDbImage.ofThisMachine().version(), secondLogin).production();
    }

    private void start(ProductionInstance rendered) throws Exception {
        server = RunningContainer.open(
                rendered.rendered().server().container("mongodb"), MongoDbImage.ofThisMachine(), folder);
        server.start().await(() -> server.succeeds("readinessProbe"));
        client = job(rendered);
    }
}
