package io.github.portfolioplatform.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.problem.ModelPath;
import io.github.portfolioplatform.problem.Problem;
import io.github.portfolioplatform.problem.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class NameTest {

    private static List<Problem> problemsOf(Name kind, String value) {
        Problems problems = new Problems();
        kind.check(value, ModelPath.ROOT.field("name"), problems);
        return problems.sorted();
    }

    /** What Kubernetes' own validation accepts and refuses. */
    private static Stream<String> vectors(String rule, String verdict) throws IOException {
        try (InputStream in = NameTest.class.getResourceAsStream("/vectors/names.json")) {
            return JsonMapper.shared()
                    .readTree(in)
                    .get(rule)
                    .get(verdict)
                    .valueStream()
                    .map(value -> value.asString())
                    .toList()
                    .stream();
        }
    }

    private static Stream<String> dns_1123_labels() throws IOException {
        return vectors("IsDNS1123Label", "good");
    }

    private static Stream<String> no_dns_1123_labels() throws IOException {
        return vectors("IsDNS1123Label", "bad");
    }

    private static Stream<String> dns_1035_labels() throws IOException {
        return vectors("IsDNS1035Label", "good");
    }

    private static Stream<String> no_dns_1035_labels() throws IOException {
        return vectors("IsDNS1035Label", "bad");
    }

    @ParameterizedTest
    @MethodSource("dns_1123_labels")
    void portfolios_and_namespaces_may_have_every_dns_1123_label(String value) {
        assertThat(problemsOf(Name.PORTFOLIO, value)).isEmpty();
        assertThat(problemsOf(Name.NAMESPACE, value)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("no_dns_1123_labels")
    void portfolios_and_namespaces_may_have_nothing_else(String value) {
        assertThat(problemsOf(Name.PORTFOLIO, value)).hasSize(1);
        assertThat(problemsOf(Name.NAMESPACE, value)).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("dns_1035_labels")
    void instances_may_have_every_dns_1035_label(String value) {
        assertThat(problemsOf(Name.INSTANCE, value)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("no_dns_1035_labels")
    void instances_may_have_nothing_else(String value) {
        assertThat(problemsOf(Name.INSTANCE, value)).hasSize(1);
    }

    /** Kubernetes allows 63; the rest is for what is derived from the name. */
    @Test
    void instances_have_at_most_44_characters() {
        assertThat(problemsOf(Name.INSTANCE, "a".repeat(44))).isEmpty();
        assertThat(problemsOf(Name.INSTANCE, "a".repeat(45))).singleElement().satisfies(problem -> {
            assertThat(problem.what()).isEqualTo("'" + "a".repeat(45) + "' has 45 characters.");
            assertThat(problem.fix()).isEqualTo("Write an instance name of at most 44 characters.");
        });
    }

    @Test
    void a_name_is_accepted_by_its_letters_and_up_to_its_length() {
        assertThat(Name.INSTANCE.accepts("a".repeat(44))).isTrue();
        assertThat(Name.INSTANCE.accepts("a".repeat(45))).isFalse();
        assertThat(Name.INSTANCE.accepts("Orders")).isFalse();
    }

    @Test
    void what_is_no_name_is_shown_in_quotes() {
        assertThat(Name.shown("a".repeat(63))).isEqualTo("a".repeat(63));
        assertThat(Name.shown("a".repeat(64))).startsWith("'").endsWith("'");
        assertThat(Name.shown("orders db")).isEqualTo("'orders db'");
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"HOST", "INSTANCE", "RESOURCE", "SECRET", "STORAGE_CLASS"})
    void all_other_names_have_at_most_63_characters(Name kind) {
        assertThat(problemsOf(kind, "a".repeat(63))).isEmpty();
        assertThat(problemsOf(kind, "a".repeat(64))).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.INCLUDE,
            names = {"HOST", "RESOURCE", "SECRET", "STORAGE_CLASS"})
    void names_with_dots_have_at_most_253_characters(Name kind) {
        assertThat(problemsOf(kind, "a".repeat(253))).isEmpty();
        assertThat(problemsOf(kind, "a".repeat(254))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"codetalk", "educationelly_graphql", "_a", "a1", "_"})
    void databases_and_users_may_have_identifiers(String value) {
        assertThat(problemsOf(Name.DATABASE, value)).isEmpty();
        assertThat(problemsOf(Name.USER, value)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1a", "a-b", "A", "a b", "a.b", "a$", "ä", "a\n", "a'; drop table b; --"})
    void databases_and_users_may_have_nothing_that_needs_quotes(String value) {
        assertThat(problemsOf(Name.DATABASE, value)).hasSize(1);
        assertThat(problemsOf(Name.USER, value)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "INSTANCE, Redis, Write redis.",
        "INSTANCE, postgresql_codetalk, Write postgresql-codetalk.",
        "INSTANCE, Code Talk!, Write code-talk.",
        "INSTANCE, 1db, Write db.",
        "DATABASE, educationelly-graphql, Write educationelly_graphql.",
        "USER, Code Talk, Write code_talk.",
        "PORTFOLIO, My Portfolio, Write my-portfolio."
    })
    void a_close_valid_name_is_suggested(Name kind, String value, String fix) {
        assertThat(problemsOf(kind, value))
                .singleElement()
                .extracting(Problem::fix)
                .isEqualTo(fix);
    }

    @ParameterizedTest
    @CsvSource({"PORTFOLIO, 2026 Portfolio, Write 2026-portfolio.", "DATABASE, _Codetalk, Write _codetalk."})
    void a_suggestion_drops_nothing_that_is_allowed(Name kind, String value, String fix) {
        assertThat(problemsOf(kind, value))
                .singleElement()
                .extracting(Problem::fix)
                .isEqualTo(fix);
    }

    @Test
    void a_name_that_is_not_said_is_no_invalid_name() {
        assertThat(problemsOf(Name.PORTFOLIO, null)).isEmpty();
    }
}
