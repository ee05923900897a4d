package io.github.portfolioplatform.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemTest {

    private static final Problem PROBLEM = new Problem(
            "quota-holds", new Place.InFile("portfolio.yaml", 14, 16), "12Gi are more than 11Gi.", "Raise the quota.");

    @Test
    void it_is_one_line_that_begins_with_the_place() {
        assertThat(PROBLEM).hasToString("portfolio.yaml:14:16: 12Gi are more than 11Gi. Raise the quota.");
    }

    @Test
    void it_may_move_to_another_place() {
        Problem moved = PROBLEM.at(new Place.InFile("portfolio.yaml", 20, 1));

        assertThat(moved).hasToString("portfolio.yaml:20:1: 12Gi are more than 11Gi. Raise the quota.");
        assertThat(moved.id()).isEqualTo("quota-holds");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "redis, 'redis'",
                "\"\", ''",
                "pässwörd 😀, 'pässwörd 😀'",
                "\"a\tb\", 'a\\u0009b'",
                "\"a\nb\", 'a\\u000Ab'",
                "\"a\u001B[31mb\", 'a\\u001B[31mb'",
                "\"a\u0000b\", 'a\\u0000b'",
                "\"a\u0085b\", 'a\\u0085b'",
                "\"a\u202Eb\", 'a\\u202Eb'",
                "\"a\u200Bb\", 'a\\u200Bb'",
                "\"a\uFEFFb\", 'a\\uFEFFb'",
            })
    void a_quoted_value_is_printable(String value, String quoted) {
        assertThat(Problem.quoted(value)).isEqualTo(quoted);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "https://me:hunter2@git.example.com/x, 'https://****@git.example.com/x'",
                "https://me%3Ahunter2%40git.example.com/x, 'https://****@git.example.com/x'",
                "registry.example.com/redis@sha256:0, 'registry.example.com/redis@sha256:0'",
            })
    void the_login_in_an_address_is_masked(String value, String quoted) {
        assertThat(Problem.quoted(value)).isEqualTo(quoted);
    }

    @Test
    void line_and_paragraph_separators_do_not_break_the_line() {
        assertThat(Problem.quoted("a\u2028b\u2029c")).isEqualTo("'a\\u2028b\\u2029c'");
    }

    @Test
    void a_long_value_is_cut_after_eighty_characters() {
        assertThat(Problem.quoted("x".repeat(80))).isEqualTo("'" + "x".repeat(80) + "'");
        assertThat(Problem.quoted("x".repeat(81))).isEqualTo("'" + "x".repeat(80) + "…'");
        assertThat(Problem.quoted("😀".repeat(81))).isEqualTo("'" + "😀".repeat(80) + "…'");
    }

    @Test
    void quoting_does_not_depend_on_the_locale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));

            assertThat(Problem.quoted("\n")).isEqualTo("'\\u000A'");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void problems_are_ordered_by_place_then_by_rule() {
        Problem first = problem(2, "a", "x");
        Problem second = problem(10, "a", "x");
        Problem third = problem(10, "b", "x");
        Problem fourth = problem(10, "b", "y");

        assertThat(List.of(fourth, second, third, first).stream().sorted())
                .containsExactly(first, second, third, fourth);
    }

    @Test
    void collected_problems_are_sorted_and_said_once() {
        Problems problems = new Problems();
        problems.addAll(Arrays.asList(problem(2, "a", "x"), problem(1, "a", "x"), problem(2, "a", "x")));

        assertThat(problems.sorted()).containsExactly(problem(1, "a", "x"), problem(2, "a", "x"));
    }

    @Test
    void a_stage_with_problems_ends_with_all_of_them() {
        Problems problems = new Problems();
        problems.throwIfAny();
        problems.add("name-is-valid", ModelPath.ROOT.field("name"), "Wrong.", "Write another.");
        problems.add(problem(1, "a", "x"));

        assertThatThrownBy(problems::throwIfAny).isInstanceOfSatisfying(PortfolioException.class, invalid -> {
            assertThat(invalid.problems()).isEqualTo(problems.sorted());
            assertThat(invalid).hasMessage("f:1:1: x fix\nname: Wrong. Write another.");
        });
    }

    private static Problem problem(int line, String id, String what) {
        return new Problem(id, new Place.InFile("f", line, 1), what, "fix");
    }
}
