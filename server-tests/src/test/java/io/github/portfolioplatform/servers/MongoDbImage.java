package io.github.portfolioplatform.servers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
    public List<String> folders() {
        return List.of("/tmp", "/data/db", "/data/configdb", "/docker-entrypoint-initdb.d");
    }

    @Override
    public List<String> entrypoint(RunningContainer container, List<String> arguments) {
        List<String> command = new ArrayList<>(arguments);
        if (arguments.get(0).startsWith("-")) {
            command.add(0, "mongod");
        }
        if (command.get(0).equals("mongod")) {
            container
                    .run(Stream.concat(
                                    Stream.of(
                                            "bash",
                                            "-c",
                                            ServerImage.firstStart("mongodb-first-start.sh"),
                                            "first-start"),
                                    command.stream())
                            .toList())
                    .succeeded();
        }
        return command;
    }
}
