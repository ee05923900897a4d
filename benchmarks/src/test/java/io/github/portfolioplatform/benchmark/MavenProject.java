package io.github.portfolioplatform.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A project with a spec in a git repository of its own.
 *
 * @param folder where it is
 */
record MavenProject(Path folder) {

    private static final double NANOSECONDS = 1e9;

    /** Creates a project that has a spec and no manifests. */
    static MavenProject fresh(Path folder, int instances) throws IOException, InterruptedException {
        MavenProject project = new MavenProject(folder);
        project.delete(".");
        Files.createDirectories(folder);
        project.writeFiles(instances);
        project.commit();
        return project;
    }

    /** Creates a project whose manifests are rendered and committed, as it is in a team. */
    static MavenProject rendered(Path folder, int instances) throws IOException, InterruptedException {
        MavenProject project = fresh(folder, instances);
        project.seconds("portfolio-maven-plugin", "generate");
        project.commit();
        return project;
    }

    private void writeFiles(int instances) throws IOException {
        Files.writeString(folder.resolve("portfolio.yaml"), LargeSpec.of(instances, "development:"));
        Files.writeString(folder.resolve(".gitignore"), "bare/\nlog\n");
        Files.writeString(folder.resolve("pom.xml"), """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>com.example</groupId>
                  <artifactId>benchmark</artifactId>
                  <version>1</version>
                  <packaging>pom</packaging>
                </project>
                """);
    }

    private void commit() throws IOException, InterruptedException {
        run(List.of("git", "init", "-q"));
        run(List.of("git", "add", "--all"));
        run(List.of("git", "-c", "user.name=b", "-c", "user.email=b@example.com", "commit", "-q", "-m", "step"));
    }

    /** {@return how long a run of Maven takes that calls that goal alone} */
    double seconds(String plugin, String goal, String... properties) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("maven.home"), "bin/mvn").toString(),
                "-B",
                "-o",
                "-q",
                "-Dmaven.repo.local=" + System.getProperty("benchmark.repository"),
                "io.github.portfolioplatform:%s:%s:%s"
                        .formatted(plugin, System.getProperty("benchmark.version"), goal)));
        command.addAll(List.of(properties));
        long start = System.nanoTime();
        run(command);
        return (System.nanoTime() - start) / NANOSECONDS;
    }

    private void run(List<String> command) throws IOException, InterruptedException {
        Path log = folder.resolve("log");
        ProcessBuilder process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        process.environment().put("JAVA_HOME", System.getProperty("java.home"));
        process.environment().put("MAVEN_OPTS", "-Xmx" + System.getProperty("benchmark.heap"));
        if (process.start().waitFor() != 0) {
            throw new IOException(command + " failed:\n" + Files.readString(log, StandardCharsets.UTF_8));
        }
    }

    /** Deletes a folder of the project, if there is one. */
    void delete(String name) throws IOException {
        Path top = folder.resolve(name).normalize();
        if (!Files.exists(top)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(top)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
