package io.github.portfolioplatform.servers;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** What this machine has and Maven Central has not. */
final class Machine {

    private static final Path DEBIAN_POSTGRESQL = Path.of("/usr/lib/postgresql");

    private Machine() {}

    /** The folder of a program on the path. Debian's clients of PostgreSQL are looked for behind the script that chooses one. */
    static Optional<Path> folderOf(String program) {
        Stream<Path> path = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(Path::of);
        return Stream.concat(debianPostgreSql(), path)
                .filter(folder -> Files.isExecutable(folder.resolve(program)))
                .findFirst();
    }

    private static Stream<Path> debianPostgreSql() {
        if (!Files.isDirectory(DEBIAN_POSTGRESQL)) {
            return Stream.of();
        }
        try (Stream<Path> versions = Files.list(DEBIAN_POSTGRESQL)) {
            List<Path> folders = versions.sorted(Comparator.reverseOrder())
                    .map(version -> version.resolve("bin"))
                    .toList();
            return folders.stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Ends a test, but not silently, if a program is missing. */
    static void needs(String program, String notProven) {
        if (folderOf(program).isEmpty()) {
            doesNotProve(notProven, "there is no " + program + " on this machine");
        }
    }

    /** Ends a test, but not silently, if {@code .ci/install-redis} has not brought that server; where it was to, that is a failure. */
    static void has(RedisImage image, String notProven) {
        if (!image.isThere()) {
            if ("yes".equals(System.getenv("REDIS_REQUIRED"))) {
                throw new AssertionError("there is no " + image + ", see .ci/install-redis");
            }
            doesNotProve(notProven, "there is no " + image + " on this machine");
        }
    }

    /** Ends a test, but not silently, if the published servers do not run here. */
    static void runsServers(String notProven) {
        boolean fits = System.getProperty("os.name").equals("Linux")
                && List.of("amd64", "aarch64").contains(System.getProperty("os.arch"));
        if (!fits) {
            doesNotProve(notProven, "the servers are for Linux on x86-64 and ARM64");
        }
    }

    /** Ends a test, but not silently, if pods do not reach each other by the names of Services here, as those of production do. */
    static void runsPods(String notProven) {
        runsServers(notProven);
        if (PodNamespaces.ALLOWED.isEmpty()) {
            doesNotProve(notProven, "pods have no names without namespaces");
        }
    }

    /** Ends a test, but not silently, if the clients of this machine are older than the server. */
    static void dumpsPostgreSql(int server, int clients) {
        if (clients < server) {
            doesNotProve(
                    "that copies of PostgreSQL " + server + " restore",
                    "the clients on this machine are those of " + clients);
        }
    }

    /** Ends a test of MongoDB, but not silently, if its server or a client is missing. Where {@code .ci/run} has installed them, it fails. */
    static void runsMongoDb(String notProven) {
        if (System.getenv("MONGODB_REQUIRED") == null) {
            runsPods(notProven);
            List.of("mongod", "mongosh", "mongodump", "mongorestore").forEach(program -> needs(program, notProven));
        } else if (PodNamespaces.ALLOWED.isEmpty()) {
            throw new AssertionError(
                    "MONGODB_REQUIRED is set, but this machine does not allow namespaces, which the tests of MongoDB need");
        } else if (!Stream.of("mongod", "mongosh", "mongodump", "mongorestore")
                .allMatch(program -> folderOf(program).isPresent())) {
            throw new AssertionError(
                    "MONGODB_REQUIRED is set, but a program of MongoDB is missing: run .ci/install-mongodb, and put the folder"
                            + " that it prints on the PATH");
        }
    }

    private static void doesNotProve(String notProven, String reason) {
        System.out.println("Not proven: " + notProven + ", for " + reason + ".");
        Assumptions.abort(reason);
    }
}
