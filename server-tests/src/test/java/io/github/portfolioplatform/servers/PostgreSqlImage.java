package io.github.portfolioplatform.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Stands in for the Docker Official Image of PostgreSQL.
 *
 * @see <a href="https://github.com/docker-library/docs/blob/master/postgres/README.md">what the image does</a>
 */
record PostgreSqlImage(int major, Path programs) implements ServerImage {

    private static final Pattern TAG = Pattern.compile("postgres:([0-9]+)");

    private static final String SOCKETS = "/var/run/postgresql";

    /** What {@code .ci/install-postgresql} makes: the clients of each version. */
    private static final Path INSTALLED = Path.of(System.getProperty("repository.root"), ".ci/cache/postgresql")
            .toAbsolutePath()
            .normalize();

    private static final Pattern VERSION = Pattern.compile("[0-9]+");

    /** The newest release of that major version. */
    static PostgreSqlImage of(int major) {
        Path programs = ServerArchive.unpackedTar("postgresql-" + major);
        listenEverywhere(programs.resolve("share/postgresql/postgresql.conf.sample"));
        return new PostgreSqlImage(major, programs);
    }

    /** The major version of an image, {@code postgres:17.6-bookworm}. */
    static PostgreSqlImage of(String image) {
        Matcher tag = TAG.matcher(image);
        if (!tag.find()) {
            throw new AssertionError("an image without a tag: " + image);
        }
        return of(Integer.parseInt(tag.group(1)));
    }

    /** The one change that the image makes to the configuration. */
    private static void listenEverywhere(Path sample) {
        try {
            String text = Files.readString(sample);
            String line = "listen_addresses = '*'\n";
            if (!text.endsWith(line)) {
                Files.writeString(sample, text + line);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Those of its own version, as the image has them, or else those of this machine. */
    @Override
    public List<Path> clients() {
        Path own = INSTALLED.resolve(String.valueOf(major)).resolve("bin");
        return Files.isExecutable(own.resolve("pg_dump"))
                ? List.of(own)
                : Machine.folderOf("pg_dump").stream().toList();
    }

    /** {@return the major version of its clients} It is 0 if there are none. */
    int majorOfClients() {
        return clients().stream()
                .map(folder -> new ProcessBuilder(folder.resolve("pg_dump").toString(), "--version"))
                .map(dump -> VERSION.matcher(Execution.of(dump).succeeded()))
                .filter(Matcher::find)
                .mapToInt(version -> Integer.parseInt(version.group()))
                .findFirst()
                .orElse(0);
    }

    /** Clients take copies of servers that are not newer. */
    boolean isDumped() {
        return majorOfClients() >= major;
    }

    /** The image's locale, en_US.utf8, may be missing on this machine. Port and sockets are those that are compiled in. */
    @Override
    public Map<String, String> environment() {
        return Map.of(
                "LANG", "C.UTF-8",
                "PGDATA", "/var/lib/postgresql/data",
                "PGHOST", SOCKETS,
                "PGPORT", "5432",
                "PG_MAJOR", String.valueOf(major));
    }

    @Override
    public List<String> folders() {
        return List.of("/tmp", SOCKETS, "/docker-entrypoint-initdb.d");
    }

    /** Fast shutdown. */
    @Override
    public String stopSignal() {
        return "INT";
    }

    @Override
    public List<String> entrypoint(RunningContainer container, List<String> arguments) {
        boolean server = arguments.isEmpty() || arguments.get(0).startsWith("-");
        if (!server && !arguments.get(0).equals("postgres")) {
            return arguments;
        }
        List<String> command = new ArrayList<>(List.of("postgres"));
        // Compiled into Debian's packages, which the image has.
        command.addAll(List.of("-c", "unix_socket_directories=" + SOCKETS));
        command.addAll(server ? arguments : arguments.subList(1, arguments.size()));
        container
                .run(Stream.concat(
                                Stream.of(
                                        "bash",
                                        "-c",
                                        ServerImage.firstStart("postgresql-first-start.sh"),
                                        "first-start"),
                                command.stream())
                        .toList())
                .succeeded();
        return command;
    }
}
