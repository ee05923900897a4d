package io.github.portfolioplatform.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.golden.Document;
import io.github.portfolioplatform.golden.FileSet;
import io.github.portfolioplatform.golden.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written without the library is written as the library writes it, to the character. */
class BlockWriterTest {

    private static final Map<String, String> NO_COMMENTS = Map.of();
    private static final String CHARACTERS = "abyneofTF0123459 ._/-=,@+%:#'\"{}[]&*!|>?\\~\t\u00e9\uD83D\uDE00$^";
    private static final String ORDINARY = "abyneofTrueNl0123 ._/-=,@+%:";
    private static final String OF_LINES = "ab \n\n #:'\"\\$-|\t\u00e9";
    private static final List<Object> OTHERS = List.of(true, false, 0, 17, -1, 288L, 1.5, Map.of(), List.of());

    private static Optional<String> written(Map<String, Object> tree) {
        return new BlockWriter().write(tree, NO_COMMENTS);
    }

    private static void assertAsTheLibrary(Map<String, Object> tree) {
        written(tree).ifPresent(text -> assertThat(text).isEqualTo(TreeEmitter.emit(tree, NO_COMMENTS)));
    }

    @Test
    void golden_manifests_are_as_the_library_writes_them_and_nearly_all_are_written_without_it() {
        int all = 0;
        int ordinary = 0;
        for (Scenario scenario : Scenario.all()) {
            FileSet files = FileSet.of(scenario.golden());
            for (String path : files.manifests()) {
                Map<String, Object> tree =
                        new TreeMap<>(Document.parse(files.text(path)).fields());
                assertAsTheLibrary(tree);
                all++;
                ordinary += written(tree).isPresent() ? 1 : 0;
            }
        }
        assertThat(ordinary).isGreaterThan(all * 19 / 20);
    }

    @ParameterizedTest
    @ValueSource(strings = {CHARACTERS, ORDINARY, OF_LINES})
    void any_strings_are_as_the_library_writes_them(String characters) {
        Random random = new Random(17);
        for (int i = 0; i < 50_000; i++) {
            String string = string(random, characters);
            assertAsTheLibrary(Map.of("key", string));
            assertAsTheLibrary(Map.of("key", List.of(string, string)));
            assertAsTheLibrary(Map.of("key", List.of(Map.of("script", string + "\n"))));
            assertAsTheLibrary(Map.of(string, "value"));
        }
    }

    @Test
    void any_trees_are_as_the_library_writes_them() {
        Random random = new Random(23);
        int ordinary = 0;
        for (int i = 0; i < 5_000; i++) {
            Map<String, Object> tree = mapping(random, 4);
            assertAsTheLibrary(tree);
            ordinary += written(tree).isPresent() ? 1 : 0;
        }
        assertThat(ordinary).isGreaterThan(1_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2001-01-01 \"a\\b\"",
                "--appendonly",
                "---",
                "---a",
                "-",
                "--",
                "- a",
                "-a",
                "...",
                "a:",
                "a: b",
                "a #b",
                "a#b",
                "~",
                "yes",
                "0.25",
                "012",
                "1_000",
                "12:30:45",
                "2001-01-01",
                "",
                " a",
                "a ",
                "a  b",
                "a,b]",
                "{a}",
                "<<",
                "=",
                "a'b",
                "redis-cli ping | grep -q -e '^PONG$' -e '^LOADING'",
                "sh -c \"x\"; [ $? -le 1 ]",
                "@a",
                "`a",
                "%a",
                "!a",
                "&a",
                "*a"
            })
    void what_is_easily_read_wrong_is_as_the_library_writes_it(String string) {
        assertAsTheLibrary(Map.of("key", string, "list", List.of(string)));
    }

    @Test
    void comments_are_where_the_library_writes_them() {
        Map<String, Object> tree = Map.of(
                "spec", Map.of("containers", List.of(Map.of("image", "redis:7"), Map.of("image", "exporter:1"))));
        Map<String, Object> sorted = new TreeMap<>(tree);
        Map<String, String> comments = Map.of("image: redis:7", "{\"$imagepolicy\": \"flux-system:redis\"}");

        assertThat(new BlockWriter().write(sorted, comments)).contains(TreeEmitter.emit(sorted, comments));
        assertThat(TreeEmitter.emit(sorted, comments)).containsOnlyOnce("#");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ends\n", "two\nlines\n", "#!/bin/sh\nset -eu\n\nif true; then\n  echo \"a: b\" # c\nfi\n"})
    void scripts_are_written_as_the_library_writes_them(String text) {
        Map<String, Object> tree = Map.of("data", Map.of("key", text), "list", List.of(text, Map.of("key", text)));
        Map<String, Object> sorted = new TreeMap<>(tree);

        assertThat(written(sorted)).contains(TreeEmitter.emit(sorted, NO_COMMENTS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"two\nlines", "\n", "ends\n\n", "blank \nat the end\n", "\tb\n", " a\n", "\u00e9\n"})
    void other_texts_of_several_lines_are_left_to_the_library(String text) {
        assertThat(written(Map.of("key", text))).isEmpty();
        assertThat(written(Map.of("key", List.of(text)))).isEmpty();
    }

    @Test
    void lists_in_lists_are_left_to_the_library() {
        assertThat(written(Map.of("key", List.of(List.of("a"))))).isEmpty();
    }

    private static String string(Random random, String characters) {
        StringBuilder string = new StringBuilder();
        int[] points = characters.codePoints().toArray();
        for (int length = random.nextInt(8); length >= 0; length--) {
            string.appendCodePoint(points[random.nextInt(points.length)]);
        }
        return string.toString();
    }

    private static Map<String, Object> mapping(Random random, int depth) {
        Map<String, Object> map = new TreeMap<>();
        for (int size = random.nextInt(4); size >= 0; size--) {
            map.put(string(random, "abcxyz./-").replaceAll("^[^a-z]+|[^a-z]+$", "k"), node(random, depth - 1));
        }
        return map;
    }

    private static Object node(Random random, int depth) {
        int kind = random.nextInt(depth <= 0 ? 2 : 5);
        return switch (kind) {
            case 0 -> OTHERS.get(random.nextInt(OTHERS.size()));
            case 1 -> string(random, random.nextBoolean() ? CHARACTERS : ORDINARY);
            case 2 -> list(random, depth);
            default -> mapping(random, depth);
        };
    }

    private static List<Object> list(Random random, int depth) {
        List<Object> list = new ArrayList<>();
        for (int size = random.nextInt(4); size >= 0; size--) {
            list.add(
                    random.nextInt(20) == 0
                            ? list(random, 0)
                            : random.nextBoolean() ? mapping(random, depth - 1) : node(random, 0));
        }
        return list;
    }
}
