package io.github.portfolioplatform.servers;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** What this machine has and Maven Central has not. */
final class Machine {

    private static final Path DEBIAN_POSTGRESQL = Path.of("/usr/lib/postgresql");

    private static final int OLDEST_POSTGRESQL = 14;
    private static final int NEWEST_POSTGRESQL = 18;

    /** Set where {@code .ci/run} has installed all that the tests need: what is missing then is a failure, and no reason to skip a test. */
    private static final boolean EVERYTHING_REQUIRED = "yes".equals(System.getenv("SERVER_TESTS_REQUIRED"));

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

    /** Ends a test, but not silently, if that server is missing. */
    static void has(RedisImage image, String notProven) {
        if (!image.isThere()) {
            doesNotProve(notProven, "there is no " + image + " on this machine, see .ci/install-redis");
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

    /** Ends a test, but not silently, if the clients of PostgreSQL on this machine are older than the server. */
    static PostgreSqlImage dumpsPostgreSql(int major, String notProven) {
        PostgreSqlImage image = PostgreSqlImage.of(major);
        if (!image.isDumped()) {
            doesNotProve(
                    notProven,
                    "the clients for PostgreSQL " + major + " are those of " + image.majorOfClients()
                            + ", see .ci/install-postgresql");
        }
        return image;
    }

    /** The newest server that the clients of this machine take copies of. Ends a test, but not silently, if there is none. */
    static PostgreSqlImage newestDumpedPostgreSql(String notProven) {
        return IntStream.iterate(NEWEST_POSTGRESQL, major -> major >= OLDEST_POSTGRESQL, major -> major - 1)
                .mapToObj(PostgreSqlImage::of)
                .filter(PostgreSqlImage::isDumped)
                .findFirst()
                .orElseGet(() -> dumpsPostgreSql(NEWEST_POSTGRESQL, notProven));
    }

    /** Ends a test, but not silently, if the server of MongoDB or one of its clients is missing, see {@code .ci/install-mongodb}. */
    static void runsMongoDb(String notProven) {
        runsPods(notProven);
        List.of("mongod", "mongosh", "mongodump", "mongorestore").forEach(program -> needs(program, notProven));
    }

    private static void doesNotProve(String notProven, String reason) {
        if (EVERYTHING_REQUIRED) {
            throw new AssertionError(
                    "SERVER_TESTS_REQUIRED is set, but it is not proven " + notProven + ", for " + reason);
        }
        System.out.println("Not proven: " + notProven + ", for " + reason + ".");
        Assumptions.abort(reason);
    }
}
