package io.github.portfolioplatform.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A run of a real Maven with the plugin of this build.
 *
 * @param exitCode what Maven returned
 * @param output what it printed, both streams
 */
record MavenRun(int exitCode, String output) {

    /** Maven 4 reports after the last goal what it keeps of the project. */
    private static final String MAVEN_4_COPIES = "Copying com.example:";

    /** A run of seconds spends half of its time on compiling well what it runs once. */
    private static final String SHORT_RUN = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

    private static final long TIMEOUT_MINUTES = 3;

    /** {@return the Maven versions that the build unpacked} */
    static Stream<Path> homes() {
        return Arrays.stream(System.getProperty("it.maven.homes").split(",")).map(Path::of);
    }

    /** {@return the Maven version that the wrapper of this repository starts} */
    static Stream<Path> wrapper() {
        Path wrapper = Path.of(System.getProperty("repository.root"), ".mvn/wrapper/maven-wrapper.properties");
        List<Path> home = homes().filter(unpacked -> read(wrapper).contains("/" + unpacked.getFileName() + "-bin.zip"))
                .toList();
        if (home.size() != 1) {
            throw new IllegalStateException("The tests need the Maven of " + wrapper);
        }
        return home.stream();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Runs Maven in a folder, as a user would type it. */
    static MavenRun in(Path folder, Path home, String... arguments) {
        try {
            List<String> command = new ArrayList<>();
            command.addAll(List.of(home.resolve("bin/mvn").toString(), "-B", "-ntp", "-o"));
            command.addAll(repositories(folder, home));
            command.addAll(List.of(arguments));
            return run(folder, command);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static MavenRun run(Path folder, List<String> command) throws IOException, InterruptedException {
        Path log = Files.createTempFile("maven", ".log");
        ProcessBuilder maven = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        maven.environment().put("JAVA_HOME", System.getProperty("java.home"));
        List.of("MAVEN_ARGS", "MAVEN_CONFIG").forEach(maven.environment()::remove);
        maven.environment().put("MAVEN_OPTS", SHORT_RUN);
        Process process = maven.start();
        if (!process.waitFor(TIMEOUT_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IllegalStateException("Maven did not end: " + command);
        }
        String output = Files.readString(log, StandardCharsets.UTF_8).replace("\u001b[0m", "");
        Files.delete(log);
        return new MavenRun(process.exitValue(), output);
    }

    /**
     * The plugin is in a repository of its own, all else in that of the user. Maven 3.8 knows no second local repository and reads the
     * user's as a remote one.
     */
    private static List<String> repositories(Path folder, Path home) throws IOException {
        String own = "-Dmaven.repo.local=" + System.getProperty("it.repository");
        String users = System.getProperty("it.local.repository");
        if (!home.getFileName().toString().contains("-3.8")) {
            return List.of(own, "-Dmaven.repo.local.tail=" + users);
        }
        Path settings = Files.createTempFile(folder.getParent(), "settings", ".xml");
        Files.writeString(settings, settings(Path.of(users)));
        return List.of(own, "-s", settings.toString(), "-Daether.offline.protocols=file");
    }

    private static String settings(Path repository) {
        String location = """
                <id>user-local</id><url>%s</url>
                <releases><updatePolicy>never</updatePolicy><checksumPolicy>ignore</checksumPolicy></releases>
                <snapshots><enabled>false</enabled></snapshots>
                """.formatted(repository.toUri());
        return """
                <settings><profiles><profile><id>it</id>
                <repositories><repository>%1$s</repository></repositories>
                <pluginRepositories><pluginRepository>%1$s</pluginRepository></pluginRepositories>
                </profile></profiles><activeProfiles><activeProfile>it</activeProfile></activeProfiles></settings>
                """.formatted(location);
    }

    /** {@return the lines that a goal logged, without prefixes: what stands between its header and the end of the build} */
    List<String> linesOf(String goal) {
        return output.lines()
                .dropWhile(line -> !line.contains(":" + goal + " ("))
                .skip(1)
                .takeWhile(line -> !line.contains("-----") && !line.contains("BUILD "))
                .map(line -> line.replaceFirst("^\\[(INFO|ERROR|WARNING)] ?", ""))
                .filter(line -> !line.startsWith(MAVEN_4_COPIES))
                .toList();
    }
}
