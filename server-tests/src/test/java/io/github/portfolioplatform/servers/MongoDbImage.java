package io.github.portfolioplatform.servers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Stands in for the Docker Official Image of MongoDB, with the server of this machine.
 *
 * @see <a href="https://github.com/docker-library/docs/blob/master/mongo/README.md">what the image does</a>
 */
record MongoDbImage(Path programs) implements ServerImage {

    private static final Pattern VERSION = Pattern.compile("db version v([0-9]+\\.[0-9]+)");

    static MongoDbImage ofThisMachine() {
        return new MongoDbImage(Machine.folderOf("mongod").orElseThrow().getParent());
    }

    /** The release series of the server. */
    String version() {
        String program = programs.resolve("bin/mongod").toString();
        Matcher version = VERSION.matcher(
                Execution.of(new ProcessBuilder(program, "--version")).succeeded());
        if (!version.find()) {
            throw new AssertionError("a mongod without a version");
        }
        return version.group(1);
    }

    @Override
    public List<Path> clients() {
        return Stream.of("mongosh", "mongodump")
                .flatMap(program -> Machine.folderOf(program).stream())
                .distinct()
                .toList();
    }

    @Override
    public Map<String, String> environment() {
        return Map.of();
    }

    @Override
    public int user() {
        return 999;
    }

    @Override
    public List<String> folders() {
        return List.of("/tmp", "/data/db", "/data/configdb", "/docker-entrypoint-initdb.d");
    }

    @Override
    public String workingDirectory() {
        return "/";
    }

    @Override
    public String stopSignal() {
        return "TERM";
    }

    @Override
    public List<String> entrypoint(RunningContainer container, List<String> arguments) {
        List<String> command = new ArrayList<>(arguments);
        if (arguments.get(0).startsWith("-")) {
            command.add(0, "mongod");
        }
        if (command.get(0).equals("mongod")) {
            container
                    .run(Stream.concat(Stream.of("bash", "-c", firstStart(), "first-start"), command.stream())
                            .toList())
                    .succeeded();
        }
        return command;
    }

    private static String firstStart() {
        try (InputStream in = MongoDbImage.class.getResourceAsStream("mongodb-first-start.sh")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
