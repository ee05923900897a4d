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
record ProductionPostgreSqlPod(ProductionInstance rendered, RunningContainer container, Path folder)
        implements AutoCloseable {

    private static final int PORT = 5432;
    private static final int GROUP_READS = 0440;

    /** Prepares the pod. The claim is in the folder. */
    static ProductionPostgreSqlPod open(ProductionInstance rendered, Path folder) {
        RenderedContainer server = rendered.rendered().server().container("postgresql");
        RunningContainer container = RunningContainer.open(server, PostgreSqlImage.of(server.image()), folder);
        return new ProductionPostgreSqlPod(rendered, container, folder);
    }

    /** Starts the server and waits until it is ready. */
    void start() throws Exception {
        container.start().await(() -> container.succeeds("readinessProbe"));
    }

    /** What the job says after it ran with these Secrets. */
    Execution access(ProductionInstance secrets) throws IOException {
        try (RunningContainer job = job(secrets)) {
            return job.runToEnd();
        }
    }

    /** What the command answers that a failing job tells a person; it is between single quotes and runs in the pod. */
    Execution repair(ProductionInstance secrets) throws IOException {
        Execution job = access(secrets);
        String told = "(?s).*kubectl exec -n shop-production postgresql-orders-0 -c postgresql -- sh -c '(.*)'\\s*";
        if (job.exitCode() != 1 || !job.output().matches(told)) {
            throw new AssertionError("no command is told: " + job);
        }
        return container.run(List.of("sh", "-c", job.output().replaceAll(told, "$1")));
    }

    void carryOutWhatIsSaid(ProductionInstance secrets) throws IOException {
        String output = repair(secrets).succeeded();
        if (!output.isEmpty()) {
            throw new AssertionError("the repair says: " + output);
        }
    }

    /** The pod of the job, in which nothing runs yet. */
    RunningContainer job(ProductionInstance secrets) throws IOException {
        RenderedContainer job =
                secrets.rendered().cronJob(secrets.name() + "-access").container("access");
        return container.neighbour(job, PostgreSqlImage.of(job.image()), Files.createTempDirectory(folder, "job"));
    }

    /** Brings changed passwords to the pod of the server, as the kubelet does some time after the Secrets have changed. */
    void deliver(ProductionInstance secrets) throws IOException {
        for (Map.Entry<String, String> password : secrets.passwords().entrySet()) {
            container.replace("credentials", password.getKey(), password.getValue(), GROUP_READS);
        }
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
        String database = others.getOrDefault("PGDBNAME", Shop.DATABASE);
        return open("jdbc:postgresql://" + rendered.host() + ":" + PORT + "/" + database, options);
    }

    /** Connects with what an application is configured with. */
    Connection open(String jdbc) throws SQLException {
        Properties options = new Properties();
        options.setProperty("sslrootcert", authority().toString());
        return open(jdbc, options);
    }

    private Connection open(String jdbc, Properties options) throws SQLException {
        options.setProperty("socketFactory", ForwardedSockets.class.getName());
        options.setProperty("socketFactoryArg", String.valueOf(container.forward(PORT)));
        return DriverManager.getConnection(jdbc, options);
    }

    private Path authority() {
        Path file = folder.resolve("ca.crt");
        String authorities = rendered.certificate().authorities();
        try {
            boolean isWritten = Files.exists(file) && Files.readString(file).equals(authorities);
            return isWritten ? file : Files.writeString(file, authorities);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The role of a purpose, as its Secret says. */
    String role(String purpose) {
        return rendered.secret(purpose).get("username");
    }

    /** What the server answers to somebody who entered its pod. */
    String superuser(String... commands) {
        return enter(Shop.DATABASE, commands).succeeded();
    }

    Execution enter(String database, String... commands) {
        List<String> psql =
                new ArrayList<>(List.of("psql", "-XqtA", "-v", "ON_ERROR_STOP=1", "-U", "postgres", "-d", database));
        for (String command : commands) {
            psql.addAll(List.of("-c", command));
        }
        return container.run(psql);
    }

    /** The same, for clients who have the passwords of these Secrets. */
    ProductionPostgreSqlPod with(ProductionInstance secrets) {
        return new ProductionPostgreSqlPod(secrets, container, folder);
    }

    @Override
    public void close() {
        container.close();
    }
}
