package io.github.portfolioplatform.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Fields are named as people say them, items by their names, and only what differs to the cluster is shown. */
class FieldDiffTest {

    private static List<String> between(String before, String after) {
        return FieldDiff.between(SecretMask.of(resource(before)), SecretMask.of(resource(after))).stream()
                .map(FieldChange::toString)
                .toList();
    }

    private static Resource resource(String fields) {
        String head = "kind: StatefulSet\nmetadata: {name: db}\n";
        return ManifestFile.read("development/db/a.yaml", (head + fields).getBytes(StandardCharsets.UTF_8))
                .get(0);
    }

    @Test
    void fields_are_ordered_and_named_by_path() {
        assertThat(between("spec: {b: 1, a: {c: x}}", "spec: {b: 2, a: {c: y}, d: true}"))
                .containsExactly("spec.a.c  x → y", "spec.b  1 → 2", "spec.d  none → true");
    }

    @Test
    void keys_with_dots_and_slashes_are_in_quotes() {
        assertThat(between("spec: {app.kubernetes.io/version: a}", "spec: {app.kubernetes.io/version: b}"))
                .containsExactly("spec[\"app.kubernetes.io/version\"]  a → b");
    }

    @Test
    void items_pair_by_name() {
        assertThat(between(
                        "spec: {env: [{name: A, value: x}, {name: B, value: x}]}",
                        "spec: {env: [{name: A, value: x}, {name: C, value: z}, {name: B, value: y}]}"))
                .containsExactly("spec.env[C]  none → {name: C, value: z}", "spec.env[B].value  x → y");
    }

    @Test
    void mounts_pair_by_path_and_ports_without_names_by_number() {
        assertThat(
                        between(
                                "spec: {mounts: [{mountPath: /a, name: v}, {mountPath: /b, name: v}], ports: [{port: 1, x: 1}]}",
                                "spec: {mounts: [{mountPath: /a, name: v}, {mountPath: /b, name: w}], ports: [{port: 1, x: 2}]}"))
                .containsExactly("spec.mounts[/b].name  v → w", "spec.ports[1].x  1 → 2");
    }

    @Test
    void another_order_of_named_items_is_a_change() {
        assertThat(between("spec: {env: [{name: A}, {name: B}]}", "spec: {env: [{name: B}, {name: A}]}"))
                .containsExactly("spec.env  [A, B] → [B, A]");
    }

    @Test
    void items_without_names_pair_by_position() {
        assertThat(between("spec: {args: [a, b, c]}", "spec: {args: [a, x, c]}"))
                .containsExactly("spec.args[1]  b → x");
    }

    @Test
    void of_lists_that_grow_or_shrink_the_middle_is_shown() {
        assertThat(between("spec: {args: [a, b, c]}", "spec: {args: [a, x, y, b, c]}"))
                .containsExactly("spec.args[1…]  none → [x, y]");
        assertThat(between("spec: {args: [a, a, a]}", "spec: {args: [a, a]}"))
                .containsExactly("spec.args[2…]  [a] → none");
    }

    @Test
    void formatting_comments_and_null_are_no_change() {
        assertThat(between("spec: {a: [1, 2], b: ~}", "# why\nspec:\n  a:\n  - 1\n  - 2 # two\n"))
                .isEmpty();
    }

    @Test
    void quantities_are_compared_where_there_are_quantities() {
        assertThat(between(
                        "spec: {limits: {memory: 1024Mi, cpu: 1}, note: 1024Mi}",
                        "spec: {limits: {memory: 1Gi, cpu: 1000m}, note: 1Gi}"))
                .containsExactly("spec.note  1024Mi → 1Gi");
    }

    @Test
    void equal_numbers_are_equal_and_a_number_is_not_a_text() {
        assertThat(between("spec: {a: 1, b: 5432}", "spec: {a: 1.0, b: \"5432\"}"))
                .containsExactly("spec.b  5432 → \"5432\"");
    }

    @Test
    void an_empty_object_says_something() {
        assertThat(between("spec: {podSelector: {}}", "spec: {}")).containsExactly("spec.podSelector  {} → none");
        assertThat(between("spec: {a: \"\"}", "spec: {}")).containsExactly("spec.a  \"\" → none");
    }

    @Test
    void of_files_the_lines_that_differ_are_shown() {
        assertThat(between(
                        "spec: {file: \"one\\ntwo\\nthree\\nfour\\n\"}", "spec: {file: \"zero\\none\\n2\\nthree\\n\"}"))
                .containsExactly(
                        "spec.file line 1  none → zero", "spec.file line 3  two → 2", "spec.file line 4  four → none");
    }

    @Test
    void of_lines_that_are_there_twice_the_new_one_is_shown() {
        assertThat(between("spec: {file: \"a\\n\\nb\\n\"}", "spec: {file: \"a\\n\\nx\\n\\nb\\n\"}"))
                .hasSize(2)
                .anyMatch(line -> line.endsWith("none → x"));
    }

    @Test
    void files_of_very_many_lines_are_one_value() {
        assertThat(between(
                        "spec: {file: \"" + "line\\n".repeat(3000) + "\"}",
                        "spec: {file: \"" + "line\\n".repeat(2999) + "\"}"))
                .singleElement()
                .asString()
                .startsWith("spec.file  ");
    }

    @Test
    void values_are_on_one_line_and_cut_around_what_differs() {
        String same = "x".repeat(100);

        assertThat(between("spec: {a: \"" + same + " one\"}", "spec: {a: \"" + same + " two\"}"))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .hasSizeLessThan(180)
                        .contains(" one → …")
                        .endsWith(" two"));
        assertThat(between("spec: {a: \"one\\ntwo\"}", "spec: {a: \"one\\n\\e[31mtwo\"}"))
                .containsExactly("spec.a  one two → one ·[31mtwo");
    }
}
