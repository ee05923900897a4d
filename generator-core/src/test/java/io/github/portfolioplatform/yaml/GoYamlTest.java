package io.github.portfolioplatform.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What Go's YAML libraries read as something else than a string is written with quotes: kubectl, the API server, kustomize, Argo CD and
 * Flux read by them. The libraries themselves are asked where {@code .ci/install-go-yaml} has built the program that does; the hard ones of
 * the strings that they do not keep are in {@code vectors/go-yaml-misreads.txt}.
 */
@Tag("thorough")
class GoYamlTest {

    private static final int STRINGS = 150_000;
    private static final int KEPT_IN_LIST = 2_000;
    private static final Path LIST = Path.of("src/test/resources/vectors/go-yaml-misreads.txt");

    /** Characters and pieces of numbers, dates, times and truth values. */
    private static final List<List<String>> ALPHABETS = List.of(
            List.of("0", "1", "7", "8", "9", "-", "+", ".", "_", "e", "E", "x", "X", "o", "O", "b", "B", "a", "F"),
            List.of("0", "1", "9", "_", ".", "e", "E", "-", "+", "0x", "0X", "0o", "0O", "0b", "0B", "p", "P"),
            List.of("0", "1", "2", "9", ":", "-", ".", " ", "T", "t", "Z", "z", "+", "2001-01-01", "12", "30"),
            List.of(
                    "y", "Y", "n", "N", "e", "E", "s", "S", "o", "O", "f", "F", "t", "T", "r", "u", "U", "a", "l", "~",
                    "yes", "No"),
            List.of(
                    ".", "-", "+", "i", "I", "n", "N", "f", "F", "a", "A", "inf", "nan", "Inf", "NaN", "null", "Null",
                    "~", "<<", "="));

    private static List<String> strings() {
        Random random = new Random(20_261_129L);
        Set<String> strings = new LinkedHashSet<>();
        while (strings.size() < STRINGS) {
            List<String> alphabet = ALPHABETS.get(random.nextInt(ALPHABETS.size()));
            StringBuilder string = new StringBuilder();
            for (int pieces = 1 + random.nextInt(9); pieces > 0; pieces--) {
                string.append(alphabet.get(random.nextInt(alphabet.size())));
            }
            strings.add(string.toString());
        }
        return List.copyOf(strings);
    }

    private static boolean isWrittenPlain(String text) {
        return TreeEmitter.emit(Map.of("value", text)).equals("value: " + text + "\n");
    }

    @Test
    void what_go_is_known_to_misread_is_written_with_quotes() throws IOException {
        List<String> known = Files.readAllLines(LIST);

        assertThat(known)
                .hasSizeGreaterThan(1_000)
                .contains("0X1F", "0O17", "+_8", "1e_6")
                .filteredOn(GoYamlTest::isWrittenPlain)
                .isEmpty();
    }

    @Test
    void what_go_misreads_is_written_with_quotes(@TempDir Path folder) throws Exception {
        Path program = Path.of(System.getProperty("repository.root", ".."), ".ci/cache/go-yaml/plain-scalars");
        if (!Files.isExecutable(program)) {
            notProven();
            return;
        }

        List<String> misread = misreadBy(program, strings(), folder);

        assertThat(misread).hasSizeGreaterThan(5_000);
        assertThat(misread).filteredOn(GoYamlTest::isWrittenPlain).isEmpty();
        if (Boolean.getBoolean("portfolio.golden.update")) {
            Files.write(LIST, hardOnes(misread));
        }
    }

    private static void notProven() {
        if ("yes".equals(System.getenv("SERVER_TESTS_REQUIRED"))) {
            fail("SERVER_TESTS_REQUIRED is set, but .ci/install-go-yaml has not built the program");
        }
        System.out.println(
                "NOT PROVEN: that Go's YAML libraries read our strings; .ci/install-go-yaml builds what asks them.");
    }

    private static List<String> misreadBy(Path program, List<String> strings, Path folder) throws Exception {
        Path input = Files.write(folder.resolve("strings"), strings);
        Path output = folder.resolve("misread");
        Process process = new ProcessBuilder(program.toAbsolutePath().toString())
                .redirectInput(input.toFile())
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isZero();
        return Files.readAllLines(output, StandardCharsets.UTF_8);
    }

    /** The strings with what is easily forgotten, signs, underscores and letters, before the plain numbers and dates. */
    private static List<String> hardOnes(List<String> misread) {
        List<String> hard = new ArrayList<>(List.of("0X1F", "0O17", "+_8", "1e_6"));
        misread.stream()
                .filter(text -> text.matches("[-+.0-9].*") && !text.matches("[-+]?[0-9.]*") && !text.contains(": "))
                .filter(text -> text.equals(text.strip()) && !text.startsWith("- "))
                .limit(KEPT_IN_LIST)
                .forEach(hard::add);
        return List.copyOf(new TreeSet<>(hard));
    }
}
