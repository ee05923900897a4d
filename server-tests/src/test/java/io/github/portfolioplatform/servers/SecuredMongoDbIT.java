package io.github.portfolioplatform.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** MongoDB in production, if there is a server on this machine: nobody publishes one on Maven Central. */
class SecuredMongoDbIT {

    private static final String NOT_PROVEN =
            "that MongoDB starts with the mongod.conf, the certificate and the first script of production,"
                    + " refuses who comes without TLS or with another password, gives its users the rights that are rendered,"
                    + " and that its access job changes passwords without a restart";
    private static final String WORKS = "The users are as they should be";

    @TempDir
    private static Path folder;

    private static SecuredInstance rendered;
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
        SecuredInstance wrong = rendered.with("app", rendered.passwords().get("metrics"));

        assertThat(as("app", wrong, "db.hello()").output()).contains("Authentication failed");
    }

    @Test
    void the_application_reads_and_writes_documents() throws Exception {
        assertThat(as("app", rendered, "db.items.insertOne({name: 'lamp'}); print(db.items.findOne().name)")
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
        SecuredInstance rotated = rendered.with("metrics", "another \\ ' \" % $1 ü");
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

    private static Execution access(SecuredInstance secrets) throws IOException {
        try (RunningContainer job = job(secrets)) {
            return job.runToEnd();
        }
    }

    private static Execution as(String purpose, SecuredInstance secrets, String script) throws IOException {
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

    private static RunningContainer job(SecuredInstance secrets) throws IOException {
        return server.neighbour(
                secrets.rendered().cronJob(secrets.name() + "-access").container("access"),
                MongoDbImage.ofThisMachine(),
                Files.createTempDirectory(folder, "job"));
    }
}
