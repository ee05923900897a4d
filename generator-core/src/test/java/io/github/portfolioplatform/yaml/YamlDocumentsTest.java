package io.github.portfolioplatform.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlDocumentsTest {

    private static UnreadableYamlException unreadable(String text) {
        return catchThrowableOfType(UnreadableYamlException.class, () -> YamlDocuments.read(text));
    }

    @Test
    void reads_maps_lists_and_scalars() {
        assertThat(YamlDocuments.read("a: text\nb: [1, 2.5, true]\nc: {d: \"1\", 5: x}\n"))
                .containsExactly(Map.of("a", "text", "b", List.of(1, 2.5, true), "c", Map.of("d", "1", "5", "x")));
    }

    @Test
    void reads_all_documents_and_leaves_out_empty_ones() {
        assertThat(YamlDocuments.read("# first\n---\na: 1\n---\n---\n# nothing\n---\nb: 2\n"))
                .containsExactly(Map.of("a", 1), Map.of("b", 2));
        assertThat(YamlDocuments.read("")).isEmpty();
        assertThat(YamlDocuments.read("# nothing\n")).isEmpty();
    }

    @Test
    void leaves_out_what_is_null() {
        assertThat(YamlDocuments.read("a:\nb: ~\nc: [null, 1]\n")).containsExactly(Map.of("c", List.of(1)));
    }

    @Test
    void reads_a_number_with_a_leading_zero_as_kubernetes_does() {
        assertThat(YamlDocuments.read("mode: 0400\n")).containsExactly(Map.of("mode", BigInteger.valueOf(256)));
    }

    @Test
    void passes_over_a_byte_order_mark() {
        assertThat(YamlDocuments.read("\uFEFFa: 1\n")).containsExactly(Map.of("a", 1));
    }

    @Test
    void repeats_what_an_alias_names() {
        assertThat(YamlDocuments.read("a: &x {b: 1}\nc: *x\n"))
                .containsExactly(Map.of("a", Map.of("b", 1), "c", Map.of("b", 1)));
    }

    @Test
    void refuses_aliases_that_grow_in_memory() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            bomb.append("a" + i + ": &a" + i + " [" + ("*a" + (i - 1) + ", ").repeat(9) + "*a" + (i - 1) + "]\n");
        }

        assertThat(unreadable(bomb.toString())).hasMessage("Its aliases stand for more than 1000000 values.");
    }

    @Test
    void refuses_an_alias_inside_of_what_it_repeats() {
        assertThat(unreadable("a: &x\n  b: *x\n"))
                .hasMessage("An alias stands here before the end of what it repeats.")
                .satisfies(broken -> assertThat(broken.line()).isEqualTo(2));
    }

    @Test
    void refuses_endless_nesting_without_exhausting_the_stack() {
        assertThat(unreadable("[".repeat(100_000))).hasMessage("The nesting is deeper than 64 levels.");
        assertThat(unreadable("- ".repeat(100_000))).hasMessage("The nesting is deeper than 64 levels.");
    }

    @Test
    void refuses_a_key_twice() {
        assertThat(unreadable("a: 1\nb: 2\na: 3\n")).hasMessage("A mapping that ends here has a key twice.");
        assertThat(unreadable("a:\na: 3\n")).hasMessage("A mapping that ends here has a key twice.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"? {a: 1}\n: b\n", "~: a\n", "a: {<<: {b: 1}}\n"})
    void refuses_a_key_that_is_no_name(String text) {
        assertThat(unreadable(text)).hasMessage("A mapping that ends here has a key that is not a name.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"just words\n", "[1, 2]\n", "5\n"})
    void leaves_out_a_document_that_is_no_mapping(String text) {
        assertThat(YamlDocuments.read(text + "---\na: 1\n")).containsExactly(Map.of("a", 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a: 'open\n", "a: b: c\n", "\ta: 1\n", "a: \u0007\n", "a: \"\\UFFFFFFFF\"\n", "a: *nobody\n"})
    void refuses_what_is_not_yaml(String text) {
        assertThatThrownBy(() -> YamlDocuments.read(text)).isInstanceOf(UnreadableYamlException.class);
    }

    @Test
    void says_where_it_stopped_reading() {
        assertThat(unreadable("a: 1\nb: c: d\n")).hasMessage("It is not YAML.").satisfies(broken -> {
            assertThat(broken.line()).isEqualTo(2);
            assertThat(broken.column()).isEqualTo(5);
        });
    }

    @Test
    void knows_a_merge_conflict() {
        assertThat(unreadable("a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> other\n"))
                .hasMessage("It holds the marks of a merge conflict.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"password: *hunter2\n", "hunter2: 1\nhunter2: 2\n", "password: @hunter2\n"})
    void quotes_nothing_of_the_text(String text) {
        assertThat(unreadable(text)).hasMessageNotContaining("hunter2");
    }
}
