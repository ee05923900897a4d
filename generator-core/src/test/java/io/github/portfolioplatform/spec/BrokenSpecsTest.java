package io.github.portfolioplatform.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.portfolioplatform.engine.catalog.DatabaseEngines;
import io.github.portfolioplatform.golden.Expectation;
import io.github.portfolioplatform.model.BackupTarget;
import io.github.portfolioplatform.model.Engine;
import io.github.portfolioplatform.model.GitOps;
import io.github.portfolioplatform.model.RiskyChange;
import io.github.portfolioplatform.problem.Place;
import io.github.portfolioplatform.problem.PortfolioException;
import io.github.portfolioplatform.problem.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every folder of {@code broken-specs} holds a spec and the complete text that its author gets to read. A folder is named after a problem
 * that is reported, and what is special about it: {@code name-is-valid-namespace}.
 */
class BrokenSpecsTest {

    private static final Path SPECS = Path.of("src/test/resources/broken-specs");
    private static final Path SOURCES = Path.of("src/main/java/io/github/portfolioplatform");
    private static final Pattern PROBLEM_ID = Pattern.compile("\"([a-z]+(?:-[a-z]+)+)\"");

    private static List<Path> folders() throws IOException {
        try (Stream<Path> folders = Files.list(SPECS)) {
            return folders.sorted().toList();
        }
    }

    private static PortfolioException refusalOf(Path folder) throws IOException {
        byte[] spec = Files.readAllBytes(folder.resolve("portfolio.yaml"));
        ThrowingCallable reading = () -> PortfolioSpec.read("portfolio.yaml", spec);
        PortfolioException refusal = catchThrowableOfType(PortfolioException.class, reading);
        assertThat(refusal).as("%s is no broken spec", folder).isNotNull();
        return refusal;
    }

    private static Stream<DynamicTest> forEachFolder(FolderTest test) throws IOException {
        return folders().stream().map(folder -> dynamicTest(folder.getFileName().toString(), () -> test.check(folder)));
    }

    private interface FolderTest {
        void check(Path folder) throws IOException;
    }

    @TestFactory
    Stream<DynamicTest> a_broken_spec_is_refused_with_exactly_the_expected_text() throws IOException {
        return forEachFolder(folder -> {
            String message = refusalOf(folder).getMessage() + "\n";
            Expectation expected = new Expectation(folder.resolve("problems.txt"));

            expected.updateIfAsked(message);

            assertThat(message).isEqualTo(expected.text());
        });
    }

    @TestFactory
    Stream<DynamicTest> a_folder_is_named_after_a_problem_of_its_spec() throws IOException {
        return forEachFolder(folder -> assertThat(refusalOf(folder).problems())
                .extracting(Problem::id)
                .anyMatch(id -> (folder.getFileName() + "-").startsWith(id + "-")));
    }

    @TestFactory
    Stream<DynamicTest> a_folder_has_a_spec_and_the_expected_text_and_nothing_else() throws IOException {
        return forEachFolder(folder -> {
            try (Stream<Path> files = Files.list(folder)) {
                assertThat(files.map(file -> file.getFileName().toString()))
                        .containsExactlyInAnyOrder("portfolio.yaml", "problems.txt");
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> problems_are_in_the_order_of_the_file() throws IOException {
        return forEachFolder(folder -> assertThat(refusalOf(folder).problems())
                .extracting(problem -> (Place.InFile) problem.place())
                .isSorted());
    }

    @TestFactory
    Stream<DynamicTest> no_message_shows_a_password() throws IOException {
        return forEachFolder(folder -> {
            String spec = Files.readString(folder.resolve("portfolio.yaml"), StandardCharsets.ISO_8859_1);
            List<String> passwords = Pattern.compile(
                            "\\w+123\\b|REPLACE_AT_DEPLOY_TIME|changeme|\\b20261123\\b|\\b12345678\\b")
                    .matcher(spec)
                    .results()
                    .map(MatchResult::group)
                    .toList();

            assertThat(passwords).noneMatch(refusalOf(folder).getMessage()::contains);
        });
    }

    @Test
    void every_problem_that_a_spec_can_have_has_an_example() throws IOException {
        Set<String> examples = folders().stream()
                .map(folder -> folder.getFileName().toString())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(problemIds())
                .isNotEmpty()
                .allSatisfy(id -> assertThat(examples).anyMatch(example -> (example + "-").startsWith(id + "-")));
    }

    private static String withoutComments(String source) {
        return source.replaceAll("(?s)/\\*.*?\\*/", "");
    }

    /** The ids stand in the sources as texts; no other text there is written like one, but for what risky changes, namespaces and keys are called. */
    private static Set<String> problemIds() throws IOException {
        Set<String> ids = new TreeSet<>();
        for (String part : List.of("model", "spec")) {
            try (Stream<Path> sources = Files.walk(SOURCES.resolve(part))) {
                for (Path source : sources.filter(Files::isRegularFile).toList()) {
                    PROBLEM_ID
                            .matcher(withoutComments(Files.readString(source)))
                            .results()
                            .map(id -> id.group(1))
                            .forEach(ids::add);
                }
            }
        }
        Arrays.stream(RiskyChange.values()).map(RiskyChange::id).forEach(ids::remove);
        DatabaseEngines.all().stream().map(Engine::passwordKey).forEach(ids::remove);
        ids.remove(GitOps.Flux.every("10m").namespace());
        BackupTarget.S3.KEYS.forEach(ids::remove);
        return ids;
    }
}
