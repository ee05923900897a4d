package io.github.portfolioplatform.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * A PostgreSQL server of production, and those who deal with it.
 *
 * @param folder where its volumes are
 */
record SecuredPostgreSqlPod(SecuredPostgreSql rendered, RunningContainer container, Path folder)
        implements AutoCloseable {

    private static final int PORT = 5432;

    /** Prepares the pod. The claim is in the folder. */
    static SecuredPostgreSqlPod open(SecuredPostgreSql rendered, Path folder) {
        RenderedContainer server = rendered.rendered().server().container("postgresql");
        RunningContainer container = RunningContainer.open(server, PostgreSqlImage.of(server.image()), folder);
        return new SecuredPostgreSqlPod(rendered, container, folder);
    }

    /** Starts the server and waits until it is ready. */
    void start() throws Exception {
        container.start().await(() -> container.succeeds("readinessProbe"));
    }

    /** What the job says after it ran with these Secrets. */
    Execution access(SecuredPostgreSql secrets) throws IOException {
        try (RunningContainer job = job(secrets)) {
            return job.runToEnd();
        }
    }

    /** The pod of the job, in which nothing runs yet. */
    RunningContainer job(SecuredPostgreSql secrets) throws IOException {
        RenderedContainer job =
                secrets.rendered().cronJob(SecuredPostgreSql.NAME + "-access").container("access");
        return container.neighbour(job, PostgreSqlImage.of(job.image()), Files.createTempDirectory(folder, "job"));
    }

    /** Connects over TLS, as the user of that purpose does whose Secret has its role and its password. */
    Connection connect(String purpose) throws SQLException {
        return connect(role(purpose), rendered.passwords().get(purpose));
    }

    Connection connect(String role, String password) throws SQLException {
        return connect(role, password, Map.of());
    }

    Connection connect(String role, String password, Map<String, String> others) throws SQLException {
        Properties options = new Properties();
        options.setProperty("user", role);
        options.setProperty("password", password);
        options.setProperty("sslmode", "verify-full");
        options.setProperty("sslrootcert", authority().toString());
        options.putAll(others);
        String database = others.getOrDefault("PGDBNAME", SecuredPostgreSql.DATABASE);
        return DriverManager.getConnection(
                "jdbc:postgresql://localhost:" + container.forward(PORT) + "/" + database, options);
    }

    private Path authority() {
        try {
            return Files.writeString(
                    folder.resolve("ca.crt"), rendered.certificate().authorities());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The role of a purpose, as its Secret says. */
    String role(String purpose) {
        return rendered.server().secrets().stream()
                .filter(secret -> secret.values().containsKey("username"))
                .filter(secret -> secret.users().contains(purpose))
                .map(secret -> rendered.values(secret).get("username"))
                .findFirst()
                .orElseThrow();
    }

    /** What the server answers to somebody who entered its pod. */
    String superuser(String... commands) {
        return enter(SecuredPostgreSql.DATABASE, commands).succeeded();
    }

    Execution enter(String database, String... commands) {
        List<String> psql =
                new ArrayList<>(List.of("psql", "-XqtA", "-v", "ON_ERROR_STOP=1", "-U", "postgres", "-d", database));
        for (String command : commands) {
            psql.addAll(List.of("-c", command));
        }
        return container.run(psql);
    }

    /** Replaces a file in a volume that is mounted already, as the kubelet does when a Secret has changed. */
    void replace(String volume, String file, String text, int mode) throws IOException {
        Path path = folder.resolve("volumes").resolve(volume).resolve(file);
        Files.writeString(path, text);
        Permissions.give(path, mode, 0, (int) rendered.server().runAs().group());
    }

    /** The same, for clients who have the passwords of these Secrets. */
    SecuredPostgreSqlPod with(SecuredPostgreSql secrets) {
        return new SecuredPostgreSqlPod(secrets, container, folder);
    }

    @Override
    public void close() {
        container.close();
    }
}
