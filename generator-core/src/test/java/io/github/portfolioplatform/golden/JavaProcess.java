package io.github.portfolioplatform.golden;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Runs a main class of the tests in a JVM of its own. */
public record JavaProcess(Path javaHome) {

    private static final Path INSTALLED = Path.of("/usr/lib/jvm");

    /** A run of seconds spends half of its time on compiling well what it runs once. */
    private static final List<String> SHORT_RUN = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    /** The Java that runs this test. */
    public static JavaProcess current() {
        return new JavaProcess(Path.of(System.getProperty("java.home")));
    }

    /**
     * A JDK of each major version on this machine: this one, those that JAVA17_HOME and the like name, and those in
     * /usr/lib/jvm.
     */
    public static SortedMap<Integer, JavaProcess> installed() {
        List<Path> homes = new ArrayList<>(List.of(current().javaHome));
        System.getenv().forEach((name, value) -> {
            if (name.matches("JAVA_?[0-9]+_HOME|JAVA_HOME_[0-9]+.*")) {
                homes.add(Path.of(value));
            }
        });
        homes.addAll(children(INSTALLED));
        SortedMap<Integer, JavaProcess> byVersion = new TreeMap<>();
        homes.stream()
                .filter(home -> Files.isExecutable(home.resolve("bin/java")) && Files.exists(home.resolve("release")))
                .forEach(home -> byVersion.putIfAbsent(major(home), new JavaProcess(home)));
        return Collections.unmodifiableSortedMap(byVersion);
    }

    /** Runs the class and returns what it printed. */
    public String run(Class<?> main, List<String> options, List<String> arguments) {
        return run(main, System.getProperty("java.class.path"), options, arguments);
    }

    /** Runs the class with a class path of its own and returns what it printed. */
    public String run(Class<?> main, String classPath, List<String> options, List<String> arguments) {
        List<String> command = new ArrayList<>(options);
        command.addAll(List.of("-cp", classPath, main.getName()));
        command.addAll(arguments);
        return run(command, Path.of(""));
    }

    /** Runs a class of that folder, which the tests have compiled, in another folder and returns what it printed. */
    public String run(String main, Path classes, Path directory) {
        String classPath = classes + File.pathSeparator + System.getProperty("java.class.path");
        return run(List.of("-cp", classPath, main), directory);
    }

    private String run(List<String> arguments, Path directory) {
        List<String> command =
                new ArrayList<>(List.of(javaHome.resolve("bin/java").toString()));
        command.addAll(SHORT_RUN);
        command.addAll(arguments);
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(directory.toAbsolutePath().toFile())
                    .redirectErrorStream(true);
            builder.environment().put("LC_ALL", "C");
            builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(String.join(" ", command) + "\n" + output);
            }
            return output.strip();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static int major(Path home) {
        Properties release = new Properties();
        try (var in = Files.newInputStream(home.resolve("release"))) {
            release.load(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        String version = release.getProperty("JAVA_VERSION", "0").replace("\"", "");
        return Integer.parseInt(version.split("[.+-]")[0]);
    }

    private static List<Path> children(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
