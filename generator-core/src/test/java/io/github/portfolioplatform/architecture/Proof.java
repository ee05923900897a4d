package io.github.portfolioplatform.architecture;

import io.github.portfolioplatform.golden.Scenario;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is proven against which versions, and where these are declared.
 *
 * @param claim what is proven
 * @param name of the program or product, in front of its versions
 * @param source the file that declares the versions, or the folder of such files
 * @param versions finds each version as its first group
 * @param tests the test classes that prove it
 * @param run what runs these
 */
record Proof(String claim, String name, String source, String versions, List<String> tests, String run) {

    /** Programs of other machines come from Maven Central, as all else. */
    static final String VERIFY = "`./mvnw verify`";

    /** With programs that only {@code .ci/run} installs. */
    static final String CI = "`.ci/run`";

    /** What does not fit into the time of the other. */
    static final String LONG_CI = "`.ci/run --long`";

    /** {@return whether this checkout has what declares the versions} */
    boolean isHere() {
        return Files.exists(path());
    }

    /** {@return the line of the table} */
    String row() {
        String classes = tests.stream().map(test -> "`" + test + "`").collect(Collectors.joining(", "));
        return "| %s | %s %s | %s | %s |".formatted(claim, name, String.join(", ", declared()), classes, run);
    }

    private List<String> declared() {
        List<String> found = texts().flatMap(text ->
                        Pattern.compile(versions).matcher(text).results().map(match -> match.group(1)))
                .distinct()
                .toList();
        if (found.isEmpty()) {
            throw new AssertionError(source + " declares no version of " + name + " like " + versions);
        }
        return found;
    }

    private Stream<String> texts() {
        try {
            if (Files.isRegularFile(path())) {
                return Stream.of(Files.readString(path()));
            }
            try (Stream<Path> files = Files.list(path())) {
                return files
                        .filter(file -> file.toString().endsWith(".json"))
                        .sorted()
                        .map(Proof::read)
                        .toList()
                        .stream();
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Path path() {
        return Scenario.REPOSITORY.resolve(source);
    }
}
