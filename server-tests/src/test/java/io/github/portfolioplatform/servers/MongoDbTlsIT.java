package io.github.portfolioplatform.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.model.Posture.Choice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real MongoDB server with TLS and one user, without restricted pods. */
class MongoDbTlsIT {

    private static final String NOT_PROVEN =
            "that MongoDB starts with TLS and its root, whom the image creates before, and reads a renewed certificate";
    private static final int GROUP_READS = 0440;

    @TempDir
    private static Path folder;

    private static ProductionInstance rendered;
    private static RunningContainer server;

    @BeforeAll
    static void start() throws Exception {
        Machine.runsMongoDb(NOT_PROVEN);
        MongoDbImage image = MongoDbImage.ofThisMachine();
        rendered = Shop.mongoDb(image.version()).production(Choice.SECRET_SOURCE, Choice.TLS);
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
    void root_logs_in_over_tls() throws Exception {
        assertThat(shell(
                                "root:" + Shop.PASSWORD + "@",
                                "?tls=true&authSource=admin",
                                "print(db.items.insertOne({}).acknowledged)")
                        .succeeded())
                .isEqualTo("true");
    }

    @Test
    void nobody_comes_without_tls_or_without_the_password() throws Exception {
        assertThat(shell("", "?serverSelectionTimeoutMS=3000", "db.hello()").exitCode())
                .isNotZero();
        assertThat(shell("", "?tls=true", "db.items.insertOne({})").output()).contains("requires authentication");
        assertThat(shell("root:another@", "?tls=true&authSource=admin", "db.hello()")
                        .output())
                .contains("Authentication failed");
    }

    @Test
    void the_job_makes_a_renewed_certificate_known_without_a_restart() throws Exception {
        ProductionInstance renewed = rendered.renewed();
        server.replace("tls", "tls-combined.pem", renewed.certificate().secret().get("tls-combined.pem"), GROUP_READS);
        int before = server.log().length();

        try (RunningContainer job = job(renewed)) {
            job.runToEnd().succeeded();
        }

        assertThat(server.log().substring(before)).contains("Successfully rotated X509 certificates");
    }

    private static Execution shell(String login, String options, String script) throws IOException {
        try (RunningContainer job = job(rendered)) {
            List<String> command = new ArrayList<>(List.of("mongosh", "--quiet", "--norc"));
            command.add("mongodb://" + login + rendered.host() + "/catalog" + options);
            if (options.contains("tls=true")) {
                command.addAll(List.of("--tlsCAFile", "/run/tls/ca.crt"));
            }
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
}
