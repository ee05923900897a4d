package io.github.portfolioplatform.render.decorated;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every field that differs is found, and named as people write it. */
class TreeComparisonTest {

    private static List<String> refused(Object before, Object after) {
        return TreeComparison.refused(before, after, difference -> false).stream()
                .map(Difference::text)
                .toList();
    }

    private static Object containers(Object... containers) {
        return Map.of("containers", List.of(containers));
    }

    private static final Map<String, Object> SERVER = Map.of("name", "redis", "args", List.of("--dir", "/data"));

    @Test
    void equal_trees_do_not_differ() {
        assertThat(refused(containers(SERVER), containers(SERVER))).isEmpty();
    }

    @Test
    void lists_of_words_are_compared_as_a_whole() {
        assertThat(refused(
                        containers(SERVER),
                        containers(Map.of("name", "redis", "args", List.of("--dir", "/data", "--save", "")))))
                .containsExactly("They change containers[redis].args.");
    }

    @Test
    void what_is_new_with_all_that_is_in_it_is_one_difference() {
        assertThat(refused(Map.of("a", 1), Map.of("a", 1, "b", Map.of("c", Map.of("d", 2)))))
                .containsExactly("They add b.");
    }

    @Test
    void an_item_of_a_name_that_is_there_is_a_difference() {
        assertThat(refused(containers(SERVER), containers(SERVER, SERVER)))
                .containsExactly("They add containers[redis#2].");
    }

    @Test
    void an_item_before_the_first_container_is_a_difference() {
        Map<String, Object> first = Map.of("name", "first");
        assertThat(TreeComparison.refused(
                        containers(SERVER),
                        containers(first, SERVER),
                        difference -> difference.path().last().equals("first")))
                .extracting(Difference::text)
                .containsExactly("They change containers.");
    }

    @Test
    void keys_with_dots_and_slashes_stand_in_brackets() {
        assertThat(refused(
                        Map.of("metadata", Map.of("annotations", Map.of("a.b/c", "1"))),
                        Map.of("metadata", Map.of("annotations", Map.of("a.b/c", "2")))))
                .containsExactly("They change metadata.annotations[a.b/c].");
    }

    @Test
    void another_type_is_a_difference() {
        assertThat(refused(Map.of("a", 1), Map.of("a", "1"))).containsExactly("They change a.");
        assertThat(refused(Map.of("a", 1), Map.of("a", Map.of("b", 1)))).containsExactly("They change a.");
        assertThat(refused(Map.of("a", List.of(Map.of("b", 1))), Map.of("a", List.of("b")))).hasSize(1);
    }
}
