package io.github.portfolioplatform.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TreeEmitterTest {

    private static final int STRINGS = 10_000;
    private static final int TREES = 500;

    /** What strings are made of that have confused some reader or writer of YAML. */
    private static final List<String> PIECES = List.of(
            "a",
            "B",
            "7",
            "0",
            ".",
            "-",
            "_",
            "/",
            " ",
            "  ",
            ":",
            ": ",
            " #",
            "#",
            "\n",
            "\n\n",
            "\t",
            "'",
            "\"",
            "\\",
            "&",
            "*",
            "!",
            "|",
            ">",
            "%",
            "@",
            "`",
            "{",
            "}",
            "[",
            "]",
            ",",
            "?",
            "? ",
            "- ",
            "---",
            "...",
            "<<",
            "=",
            "~",
            "null",
            "yes",
            "1e3",
            "${x}",
            "é",
            "日本語",
            "😀",
            "\u00A0",
            "\u200B",
            "\u202E",
            "long-word-".repeat(20));

    private final Random random = new Random(20_261_123L);

    private String string() {
        StringBuilder text = new StringBuilder();
        random.ints(random.nextInt(8), 0, PIECES.size()).forEach(piece -> text.append(PIECES.get(piece)));
        return text.toString();
    }

    private Object tree(int depth) {
        int kind = random.nextInt(depth == 0 ? 3 : 5);
        return switch (kind) {
            case 0 -> string();
            case 1 -> random.nextInt();
            case 2 -> random.nextBoolean();
            case 3 -> list(depth - 1);
            default -> map(depth - 1);
        };
    }

    private List<Object> list(int depth) {
        List<Object> list = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            list.add(tree(depth));
        }
        return list;
    }

    private Map<String, Object> map(int depth) {
        Map<String, Object> map = new TreeMap<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            map.put(string(), tree(depth));
        }
        return map;
    }

    private static void assertSurvives(Map<String, Object> tree) {
        String yaml = TreeEmitter.emit(tree);

        Readers.ALL.forEach((name, reader) ->
                assertThat(reader.apply(yaml)).as("%s of:%n%s", name, yaml).isEqualTo(tree));
    }

    private static void assertSurvivesOrIsRefused(Map<String, Object> tree) {
        Throwable refused = catchThrowable(() -> assertSurvives(tree));

        assertThat(refused)
                .satisfiesAnyOf(
                        nothing -> assertThat(nothing).isNull(),
                        thrown -> assertThat(thrown).isExactlyInstanceOf(IllegalArgumentException.class));
    }

    @Test
    void random_strings_survive_as_values_keys_and_items() {
        for (int round = 0; round < STRINGS; round++) {
            assertSurvives(Readers.around(string()));
        }
    }

    @Test
    void random_trees_survive() {
        for (int round = 0; round < TREES; round++) {
            assertSurvives(map(5));
        }
    }

    /** YAML 1.1 takes the first two for line ends, YAML 1.2 does not; a byte order mark at the start of a file is not part of its text. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u2028",
                "\u2029",
                "a\u2028b",
                "a\u2029",
                "\u2028a",
                "a\nb\u2028c",
                "\uFEFF",
                "\uFEFF7",
                "a\uFEFFb",
                "a\n\uFEFFb\n"
            })
    void what_only_some_readers_take_for_text_survives_or_is_refused(String text) {
        assertSurvivesOrIsRefused(Readers.around(text));
        assertSurvivesOrIsRefused(Map.of(text, "first in the file"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u200B", "\u00A0", "\u00A0a", "\u202Ea", "a\u00AD", "\u3000"})
    void invisible_characters_survive(String text) {
        assertSurvives(Readers.around(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n",
                "\n\n",
                "a\n",
                "a\nb",
                "a\nb\n",
                "a\nb\n\n",
                "\na",
                "\n a",
                " a\nb",
                "  a\n b\n",
                "a\n\n\nb",
                "a \nb",
                "a\n ",
                "a\n  b\nc",
                "# a\nb",
                "a: b\nc: d\n",
                "\ta\nb",
                "a\tb",
                "\t",
                "a\t",
                "---\na",
                "a\n---\nb",
                "a\n...\n",
                "'\n\"",
                "\\\n",
                "%a\nb"
            })
    void strings_of_several_lines_survive(String text) {
        assertSurvives(Readers.around(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nul\0",
                "bell\u0007",
                "escape\u001B",
                "delete\u007F",
                "carriage\r",
                "line\r\nend",
                "next\u0085line",
                "c1\u009F"
            })
    void control_characters_are_refused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TreeEmitter.emit(Map.of("value", text)))
                .withMessageMatching("a string holds the control character U\\+00[0-9A-F]{2}");
        assertThatIllegalArgumentException().isThrownBy(() -> TreeEmitter.emit(Map.of(text, "value")));
    }

    /** They have no UTF-8 form: the file would hold a question mark. */
    @ParameterizedTest
    @ValueSource(strings = {"half\uD83D", "\uDE00half", "ha\uD83Dlf", "\uFFFE", "\uFFFF"})
    void what_no_file_can_hold_is_refused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> TreeEmitter.emit(Map.of("value", text)));
    }

    @Test
    void sequences_are_not_indented_below_their_key() {
        assertThat(TreeEmitter.emit(Map.of("args", List.of("a", "b")))).isEqualTo("""
                args:
                - a
                - b
                """);
    }

    @Test
    void maps_in_sequences_start_on_the_line_of_the_dash() {
        Map<String, Object> container =
                new TreeMap<>(Map.of("name", "redis", "ports", List.of(Map.of("containerPort", 6379))));

        assertThat(TreeEmitter.emit(Map.of("containers", List.of(container)))).isEqualTo("""
                containers:
                - name: redis
                  ports:
                  - containerPort: 6379
                """);
    }

    @Test
    void several_lines_are_a_literal_block() {
        assertThat(TreeEmitter.emit(Map.of("redis.conf", "appendonly yes\nsave 900 1\n")))
                .isEqualTo("""
                redis.conf: |
                  appendonly yes
                  save 900 1
                """);
    }

    @Test
    void a_block_without_a_last_line_end_says_so() {
        assertThat(TreeEmitter.emit(Map.of("script", "set -e\nexec redis-server")))
                .isEqualTo("""
                script: |-
                  set -e
                  exec redis-server
                """);
    }

    @Test
    void a_block_in_a_sequence_is_indented_below_its_dash() {
        assertThat(TreeEmitter.emit(Map.of("command", List.of("sh", "-c", "a\nb\n"))))
                .isEqualTo("""
                command:
                - sh
                - -c
                - |
                  a
                  b
                """);
    }

    @Test
    void long_lines_are_not_folded() {
        String words = "a word ".repeat(42) + "at last";

        assertThat(TreeEmitter.emit(Map.of("value", words))).isEqualTo("value: " + words + "\n");
    }

    @Test
    void long_quoted_lines_are_not_folded() {
        String words = "#" + " a word".repeat(42) + "\t'";

        assertThat(TreeEmitter.emit(Map.of("value", words))).hasLineCount(1);
    }

    @Test
    void a_list_that_occurs_twice_is_written_twice() {
        List<String> list = List.of("a");

        assertThat(TreeEmitter.emit(new TreeMap<>(Map.of("one", list, "two", list))))
                .isEqualTo("""
                one:
                - a
                two:
                - a
                """);
    }

    @Test
    void empty_containers_are_written_as_such() {
        assertThat(TreeEmitter.emit(new TreeMap<>(Map.of("emptyDir", Map.of(), "list", List.of()))))
                .isEqualTo("""
                emptyDir: {}
                list: []
                """);
    }

    @Test
    void numbers_and_truth_values_have_no_quotes() {
        assertThat(TreeEmitter.emit(new TreeMap<>(Map.of("int", 5432, "long", 1L << 40, "bool", true))))
                .isEqualTo("""
                bool: true
                int: 5432
                long: 1099511627776
                """);
    }

    @Test
    void keys_as_long_as_annotations_stay_on_their_line() {
        String key = "portfolio.example.com/" + "k".repeat(300);

        assertThat(TreeEmitter.emit(Map.of(key, "v"))).isEqualTo(key + ": v\n");
    }

    @Test
    void lines_end_with_a_line_feed_whatever_the_system_says() {
        String before = System.setProperty("line.separator", "\r\n");
        try {
            assertThat(TreeEmitter.emit(Map.of("text", "a\nb\n", "list", List.of("c"))))
                    .doesNotContain("\r")
                    .endsWith("\n");
        } finally {
            System.setProperty("line.separator", before);
        }
    }

    @Test
    void nothing_can_stand_for_a_missing_value() {
        assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> {
            Map<String, Object> tree = new TreeMap<>();
            tree.put("value", null);
            TreeEmitter.emit(tree);
        });
    }
}
