package io.github.portfolioplatform.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The list of tests that {@code -Pfast} leaves out names tests that are there: a renamed one would run again. */
class SlowTestsTest {

    private static final Path ROOT = Path.of(System.getProperty("repository.root", ".."));
    private static final List<String> MODULES =
            List.of("generator-core", "generator-dekorate", "maven-plugin", "server-tests", "cluster-tests");

    @Test
    void each_line_names_a_test() throws IOException {
        List<String> slow = Files.readAllLines(ROOT.resolve("build-config/slow-tests.txt")).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();

        assertThat(slow).hasSizeGreaterThan(50).isSorted().doesNotHaveDuplicates();
        assertThat(tests()).containsAll(slow);
    }

    private static Set<String> tests() throws IOException {
        Set<String> tests = new TreeSet<>();
        for (String module : MODULES) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/test/java"))) {
                tests.addAll(files.map(file -> "**/" + file.getFileName())
                        .filter(name -> name.endsWith("Test.java"))
                        .collect(Collectors.toSet()));
            }
        }
        return tests;
    }
}
