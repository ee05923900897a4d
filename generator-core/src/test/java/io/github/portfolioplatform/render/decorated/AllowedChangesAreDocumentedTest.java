package io.github.portfolioplatform.render.decorated;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.model.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** README lists every field that decorators may set, and no other. */
class AllowedChangesAreDocumentedTest {

    private static final String BEGIN = "What decorators may change, in every environment:";

    static List<AllowedChange> allowed() {
        return AllowedChanges.ALL;
    }

    @ParameterizedTest
    @MethodSource("allowed")
    void a_field_is_listed(AllowedChange change) throws IOException {
        List<String> steps = Stream.of(change.field().split("\\."))
                .filter(step -> !step.equals("*"))
                .toList();
        String last = steps.get(steps.size() - 1);
        String probe = steps.stream()
                .filter(step -> step.endsWith("Probe"))
                .findFirst()
                .orElse(last);

        assertThat(listed()).contains(probe);
    }

    @ParameterizedTest
    @MethodSource("listed")
    void a_listed_field_is_allowed(String field) {
        assertThat(AllowedChanges.ALL)
                .as(field)
                .anyMatch(change -> change.field().contains(field));
    }

    static List<String> listed() throws IOException {
        String readme = Files.readString(Path.of(System.getProperty("repository.root", ".."), "README.md"));
        String table = readme.substring(
                readme.indexOf(BEGIN) + BEGIN.length(), readme.indexOf("The totals and the quota know"));
        return Pattern.compile("`([a-z][A-Za-z]+)`")
                .matcher(table)
                .results()
                .map(word -> word.group(1))
                .filter(word -> !word.equals(Environment.DEVELOPMENT))
                .distinct()
                .toList();
    }
}
