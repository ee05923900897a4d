package io.github.portfolioplatform.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A copy of an example that a test may change. */
record TestProject(Path folder) {

    /** {@return a copy of the platform's example in a folder of its own} */
    static TestProject platform(Path parent) {
        return example("portfolio-platform", parent);
    }

    /** {@return a copy of the example with two environments in a folder of its own} */
    static TestProject gitops(Path parent) {
        return example("gitops", parent);
    }

    /** {@return a copy of the example whose databases are decorated, in a folder of its own} */
    static TestProject customDecorators(Path parent) {
        return example("custom-decorators", parent);
    }

    /**
     * {@return a copy of the example whose portfolio a class describes} Runs are offline: the versions of its plugins are those of our own
     * build, which has downloaded them.
     */
    static TestProject java(Path parent) {
        return example("java-portfolio", parent);
    }

    private static TestProject example(String name, Path parent) {
        Path example = Path.of(System.getProperty("repository.root"), "examples", name);
        Path copy = parent.resolve(name);
        copy(example, copy);
        // Maven 4 takes it for the root of the project.
        create(copy.resolve(".mvn"));
        return new TestProject(copy);
    }

    /** {@return a folder without a POM that holds the platform's spec} */
    static TestProject withoutPom(Path parent) {
        TestProject project = platform(parent);
        project.delete("pom.xml");
        return project;
    }

    /** Makes the folder a git repository in which all files are committed. */
    TestProject commit() {
        git("init", "--quiet");
        git("add", "--all");
        git(
                "-c",
                "user.name=t",
                "-c",
                "user.email=t@t",
                "-c",
                "commit.gpgSign=false",
                "commit",
                "--quiet",
                "-m",
                "all");
        return this;
    }

    private void git(String... arguments) {
        try {
            List<String> command = new ArrayList<>(List.of("git"));
            command.addAll(List.of(arguments));
            Process git = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            String output = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (git.waitFor() != 0) {
                throw new IllegalStateException(command + "\n" + output);
            }
        } catch (IOException missing) {
            System.out.println("Not proven: what changed since a commit, for there is no git on this machine.");
            Assumptions.abort("no git");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    TestProject write(String file, String content) {
        try {
            Files.createDirectories(folder.resolve(file).getParent());
            Files.writeString(folder.resolve(file), content);
            return this;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    TestProject replace(String file, String old, String replacement) {
        return write(file, read(file).replace(old, replacement));
    }

    TestProject delete(String file) {
        try {
            Files.delete(folder.resolve(file));
            return this;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Makes all files so old that their times can be trusted. */
    TestProject makeOld() {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path file : paths.filter(Files::isRegularFile).toList()) {
                Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000_000_000L));
            }
            return this;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    String read(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** {@return all rendered files with their content} */
    SortedMap<String, String> tree() {
        Path rendered = folder.resolve("k8s");
        SortedMap<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(rendered)) {
            paths.filter(Files::isRegularFile)
                    .filter(path -> !path.startsWith(rendered.resolve(".portfolio")))
                    .forEach(path -> files.put(
                            rendered.relativize(path).toString(),
                            read(folder.relativize(path).toString())));
            return files;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void create(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void copy(Path source, Path target) {
        try {
            Files.walkFileTree(source, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                        throws IOException {
                    if (directory.endsWith("target")) {
                        return FileVisitResult.SKIP_SUBTREE;
                    }
                    Files.createDirectories(target.resolve(source.relativize(directory)));
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.copy(file, target.resolve(source.relativize(file)));
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
