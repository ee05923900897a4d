package io.github.portfolioplatform.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What names goals, their options or methods of the library is written in one place, which knows who is advised. */
class AdviceWordsTest {

    private static final Path ROOT = Path.of(System.getProperty("repository.root"));
    private static final String CORE = "generator-core";
    private static final String ADVICE = "Advice.java";

    private static final Pattern COMMENT = Pattern.compile("\\s*(\\*|//|/\\*).*");
    private static final Pattern LITERAL = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"");
    private static final Pattern GOAL = Pattern.compile(
            "\\bmvn \\w|\\bportfolio:[a-z]|-D[a-z]+\\.|\\bportfolio\\.(base|overwrite|fill|outputDirectory|environment|spec)\\b");
    private static final Pattern OPTION_OF_COMPILER = Pattern.compile("-Aportfolio");
    private static final Pattern METHOD = Pattern.compile(
            "(ManifestFolder|RunReport|ChangeReport|TotalsReport|CheckReport|PortfolioException|PortfolioGenerator)\\b");

    /** Marks by which files and comments are found again, and the switch of golden folders, which tests are given. */
    private static final Set<String> MARKS = Set.of(
            "InventoryFiles.java",
            "WrittenRecord.java",
            "GitAttributes.java",
            "LastRun.java",
            "CheckMarkdown.java",
            "JUnitXml.java",
            "UpdateSwitch.java");

    private static final Pattern MARK = Pattern.compile(
            "\"# Written by portfolio:generate.*|\"<!-- portfolio:check -->.*|\"portfolio:check\"|\"-D\"");

    @Test
    void the_library_names_goals_in_advice_alone() throws IOException {
        assertThat(literals(CORE, GOAL)).isEmpty();
    }

    @Test
    void the_library_names_its_own_methods_in_advice_alone() throws IOException {
        assertThat(literals(CORE, METHOD)).isEmpty();
    }

    @Test
    void the_library_knows_no_option_of_the_compiler() throws IOException {
        assertThat(literals(CORE, OPTION_OF_COMPILER)).isEmpty();
    }

    @Test
    void the_processor_names_options_of_the_compiler_and_no_goal() throws IOException {
        String module = "generator-dekorate";

        assertThat(literals(module, OPTION_OF_COMPILER)).isNotEmpty();
        assertThat(literals(module, Pattern.compile("\\bmvn \\w|\\bportfolio:[a-z]|-Dportfolio")))
                .isEmpty();
    }

    @Test
    void the_plugin_names_no_method_of_the_library() throws IOException {
        assertThat(literals("maven-plugin", METHOD)).isEmpty();
    }

    private static List<String> literals(String module, Pattern words) throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith(ADVICE) || !file.getParent().endsWith("problem"))
                    .flatMap(file -> literals(file, words))
                    .toList();
        }
    }

    private static Stream<String> literals(Path file, Pattern words) {
        return read(file)
                .lines()
                .filter(line -> !COMMENT.matcher(line).matches())
                .flatMap(line -> LITERAL.matcher(line).results())
                .map(MatchResult::group)
                .filter(literal -> words.matcher(literal).find())
                .filter(literal -> !MARKS.contains(file.getFileName().toString())
                        || !MARK.matcher(literal).matches())
                .map(literal -> file.getFileName() + ": " + literal);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
