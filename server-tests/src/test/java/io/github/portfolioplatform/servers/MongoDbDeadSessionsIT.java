package io.github.portfolioplatform.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions of a client whose node fails: no packet of it arrives any more, not even one that ends the connection. */
@Tag("thorough")
class MongoDbDeadSessionsIT {

    private static final String NOT_PROVEN = "that a MongoDB of production ends the sessions of clients that vanish";

    /** What comes from here is a pod of another node. */
    private static final String CLIENT = "10.244.0.11";

    /** An idle session with an open cursor. A driver that polls sends nothing by itself while it is stopped. */
    private static final String SESSION =
            "const items = db.items.find().batchSize(2); items.next(); print('connected'); sleep(600000)";

    @TempDir
    private Path folder;

    @BeforeAll
    static void needs_programs() {
        Machine.runsMongoDb(NOT_PROVEN);
        Machine.needs("rclone", NOT_PROVEN);
        assumeTrue(PodNamespaces.ALLOWED.isPresent() && PodNamespaces.isRoot(), "needs a network of its own");
    }

    @Test
    void sessions_of_a_client_that_vanishes_end_within_two_minutes_and_do_not_stop_the_next_backup() throws Exception {
        MongoDbImage image = MongoDbImage.ofThisMachine();
        ProductionInstance rendered = Shop.mongoDb(image.version()).backedUp().production();
        try (RunningContainer server =
                        RunningContainer.open(rendered.rendered().server().container("mongodb"), image, folder);
                RunningContainer client = client(server, rendered, image)) {
            server.start().await(() -> server.succeeds("readinessProbe"));
            shell(client, rendered, "app", "db.items.insertMany([{}, {}, {}, {}, {}])");
            comeFrom(server, CLIENT);
            Process backup = session(client, rendered, "backup");
            Process application = session(client, rendered, "app");
            comeFrom(server, NamespaceSandbox.ADDRESS);
            assertThat(sessions(server)).isGreaterThanOrEqualTo(2);

            vanish(server, backup, application);
            long vanished = System.nanoTime();
            BackupPods.of(rendered, server, image, Files.createTempDirectory(folder, "backups"))
                    .backup()
                    .succeeded();
            assertThat(sessions(server)).isGreaterThanOrEqualTo(2);
            server.await(() -> sessions(server) == 0);

            assertThat(Duration.ofNanos(System.nanoTime() - vanished)).isLessThan(Duration.ofMinutes(2));
        }
    }

    private RunningContainer client(RunningContainer server, ProductionInstance rendered, MongoDbImage image)
            throws IOException {
        return server.neighbour(
                rendered.rendered().cronJob(rendered.name() + "-access").container("access"),
                image,
                Files.createTempDirectory(folder, "client"));
    }

    /** Connections to the server that are opened from now on come from that address. */
    private static void comeFrom(RunningContainer server, String address) {
        server.onNetwork("ip address replace " + address + "/32 dev lo; ip route replace local "
                        + NamespaceSandbox.ADDRESS + " dev lo table local src " + address)
                .succeeded();
    }

    /** The processes stop, so that they say nothing, and the network has no way to their address any more. */
    private static void vanish(RunningContainer server, Process... clients) {
        String processes = Stream.of(clients)
                .flatMap(client -> Stream.concat(Stream.of(client.toHandle()), client.descendants()))
                .map(process -> String.valueOf(process.pid()))
                .collect(Collectors.joining(" "));
        Execution.of(new ProcessBuilder("sh", "-c", "kill -s STOP " + processes))
                .succeeded();
        server.onNetwork("ip address delete " + CLIENT + "/32 dev lo").succeeded();
    }

    /** How many connections the kernel keeps for the server. */
    private static long sessions(RunningContainer server) throws InterruptedException {
        TimeUnit.SECONDS.sleep(1);
        return server.onNetwork("ss --numeric --no-header --tcp state established dst " + CLIENT)
                .succeeded()
                .lines()
                .filter(line -> line.contains(NamespaceSandbox.ADDRESS + ":27017"))
                .count();
    }

    private static Process session(RunningContainer client, ProductionInstance rendered, String user)
            throws IOException {
        Process process = client.process(command(rendered, user, SESSION))
                .redirectErrorStream(true)
                .start();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        assertThat(output.readLine()).isEqualTo("connected");
        return process;
    }

    private static void shell(RunningContainer client, ProductionInstance rendered, String user, String script) {
        client.run(command(rendered, user, script)).succeeded();
    }

    private static List<String> command(ProductionInstance rendered, String user, String script) {
        String uri = rendered.secret(user).get("uri") + "&serverMonitoringMode=poll";
        return List.of("mongosh", "--quiet", "--norc", uri, "--tlsCAFile", "/run/tls/ca.crt", "--eval", script);
    }
}
