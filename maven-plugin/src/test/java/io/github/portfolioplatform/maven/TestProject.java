package io.github.portfolioplatform.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A copy of an example that a test may change. */
record TestProject(Path folder) {

    /** {@return a copy of the platform's example in a folder of its own} */
    static TestProject platform(Path parent) {
        Path example = Path.of(System.getProperty("repository.root"), "examples", "portfolio-platform");
        Path copy = parent.resolve("portfolio-platform");
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
