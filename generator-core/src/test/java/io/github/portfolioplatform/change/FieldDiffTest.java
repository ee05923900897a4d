package io.github.portfolioplatform.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Fields are named as people say them, items by their names, and only what differs to the cluster is shown. */
class FieldDiffTest {

    private static List<String> between(String before, String after) {
        return FieldDiff.between(new SecretMask().of(resource(before)), new SecretMask().of(resource(after))).stream()
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
        assertThat(between("spec: {args: [a]}", "spec: {args: [a, b]}")).containsExactly("spec.args[1…]  none → [b]");
        assertThat(between("spec: {args: [a, b]}", "spec: {args: [a]}")).containsExactly("spec.args[1…]  [b] → none");
        assertThat(between("spec: {args: [b]}", "spec: {args: [a, b]}")).containsExactly("spec.args[0…]  none → [a]");
        assertThat(between("spec: {args: [a, b]}", "spec: {args: [b]}")).containsExactly("spec.args[0…]  [a] → none");
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

    @Test
    void a_long_value_is_cut_to_what_differs_with_some_of_what_is_the_same() {
        String before = "a".repeat(50) + "b".repeat(100);
        String after = "a".repeat(50) + "c" + "b".repeat(99);

        assertThat(between("spec: {x: " + before + "}", "spec: {x: " + after + "}"))
                .containsExactly("spec.x  …" + "a".repeat(16) + "b".repeat(56) + "… → …" + "a".repeat(16) + "c"
                        + "b".repeat(55) + "…");
        assertThat(between("spec: {x: " + "a".repeat(72) + "}", "spec: {x: " + "a".repeat(73) + "}"))
                .containsExactly("spec.x  " + "a".repeat(72) + " → …" + "a".repeat(72));
        assertThat(between("spec: {}", "spec: {x: " + before + "}"))
                .containsExactly("spec.x  none → " + "a".repeat(50) + "b".repeat(22) + "…");
    }

    @Test
    void what_the_api_server_fills_in_is_no_change_where_it_fills_it_in() {
        assertThat(
                        between(
                                "spec: {a: 1}",
                                "spec: {a: 1, replicas: 1, updateStrategy: {type: RollingUpdate}, podManagementPolicy: OrderedReady}"))
                .isEmpty();
        assertThat(between("spec: {a: 1}", "spec: {a: 1, replicas: 2}")).containsExactly("spec.replicas  none → 2");
        assertThat(between("spec: {a: 1}", "spec: {a: 1, updateStrategy: {}}"))
                .containsExactly("spec.updateStrategy  none → {}");
        assertThat(between("spec: {a: 1}", "spec: {a: 1, updateStrategy: {type: RollingUpdate, x: y}}"))
                .containsExactly("spec.updateStrategy  none → {type: RollingUpdate, x: y}");
        assertThat(between("spec: {ports: [{name: db}]}", "spec: {ports: [{name: db, protocol: TCP}]}"))
                .isEmpty();
        assertThat(between("spec: {ports: [{name: db}]}", "spec: {ports: [{name: db, protocol: UDP}]}"))
                .containsExactly("spec.ports[db].protocol  none → UDP");
        assertThat(between("spec: {a: 1}", "spec: {a: 1, replicas: [1]}")).containsExactly("spec.replicas  none → [1]");
    }

    private static List<String> ofFiles(String before, String after) {
        return between(file(before), file(after));
    }

    private static String file(String lines) {
        return "spec:\n  file: |\n" + lines.indent(4);
    }

    @Test
    void texts_that_are_no_quantities_differ_where_quantities_stand() {
        assertThat(between("spec: {limits: {memory: plenty, cpu: few}}", "spec: {limits: {memory: more, cpu: few}}"))
                .containsExactly("spec.limits.memory  plenty → more");
        assertThat(between("spec: {limits: {memory: 1Gi}}", "spec: {limits: {memory: more}}"))
                .containsExactly("spec.limits.memory  1Gi → more");
        assertThat(between("spec: {limits: {memory: more}}", "spec: {limits: {memory: 1Gi}}"))
                .containsExactly("spec.limits.memory  more → 1Gi");
        assertThat(between("spec: {limits: {memory: 1Gi}}", "spec: {limits: {memory: 1025Mi}}"))
                .containsExactly("spec.limits.memory  1Gi → 1025Mi");
    }

    @Test
    void lines_that_come_have_their_new_number_and_lines_that_go_their_old_one() {
        assertThat(ofFiles("x\nb\nc\nd", "n1\nn2\nx\nB\nd"))
                .containsExactly(
                        "spec.file line 1  none → n1",
                        "spec.file line 2  none → n2",
                        "spec.file line 4  b → B",
                        "spec.file line 3  c → none");
    }

    @Test
    void a_file_with_a_secret_is_compared_line_by_line() {
        assertThat(ofFiles("a 1\nrequirepass one-secret\nb 1\nc 1", "a 1\nrequirepass one-secret\nb 2\nc 1"))
                .containsExactly("spec.file line 3  b 1 → b 2");
        assertThat(ofFiles("a 1\nrequirepass one-secret\nb 1", "a 1\nrequirepass another-secret\nb 1"))
                .containsExactly("spec.file line 2  requirepass **** → requirepass ****");
        assertThat(ofFiles("a 1\nrequirepass one-secret", "requirepass one-secret\na 1"))
                .containsExactly("spec.file line 1  a 1 → none", "spec.file line 2  none → a 1");
    }

    @Test
    void a_secret_of_several_lines_leaves_the_numbers_of_the_others_as_they_are() {
        String before = "a: 1\npassword: \"one\n  secret\n  more\"\nb: 1";
        String after = before.replace("b: 1", "b: 2");

        assertThat(ofFiles(before, after)).containsExactly("spec.file line 5  b: 1 → b: 2");
        assertThat(ofFiles(before, before.replace("a: 1", "a: 2"))).containsExactly("spec.file line 1  a: 1 → a: 2");
    }

    @Test
    void what_an_operator_fills_in_is_no_secret_unless_something_stands_beside_it() {
        assertThat(between("data: {password: \"{{ .app }}\"}", "data: {password: \"{{ .other }}\"}"))
                .containsExactly("data.password  {{ .app }} → {{ .other }}");
        assertThat(between("data: {password: \"{{ .app }}one\"}", "data: {password: \"{{ .app }}two\"}"))
                .containsExactly("data.password  **** → ****");
        assertThat(between("data: {login: one}", "data: {login: two}")).containsExactly("data.login  one → two");
    }
}
