package io.github.portfolioplatform.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.problem.Grammar;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No regular expression overflows the stack, whatever it is matched against. */
class PatternsTest {

    private static final Path CLASSES = Path.of("target/classes");
    private static final Path SOURCES = Path.of("src/main/java");

    private static final int LENGTH = 10_000;
    private static final int SMALL_STACK = 256 * 1024;

    /** A repeated group that may give back what it matched: the JVM matches it recursively. */
    private static final Pattern RECURSIVE = Pattern.compile("\\)(?:[*+]|\\{[0-9]+,})(?![+])");

    private static final Pattern INLINE =
            Pattern.compile("(?:\\.matches|\\.replaceAll|\\.replaceFirst|\\.split)\\(\\s*\"((?:[^\"\\\\]|\\\\.)*+)\"");

    /** What is repeated to a long text; each begins what some pattern looks for. */
    private static final List<String> PIECES = List.of(
            "a",
            "1",
            "0",
            "A",
            "a.",
            "a/",
            "/a",
            "a-",
            "__a",
            "'a",
            "'a ",
            "\"",
            "\"a",
            "\\",
            "\\\"",
            "://",
            "://a:",
            "x://:",
            "a:a@",
            "1h",
            "1.5h",
            "*/2,",
            "{portfolio}",
            "{{ .a }}",
            "{{ get .Secrets \"a\" }}",
            "-----BEGIN CERTIFICATE-----\nA\n",
            "password ",
            "password=",
            "password",
            "pass:",
            "passwor",
            "token ",
            "-a ",
            " ",
            "\n",
            "\t",
            "`",
            "--",
            "[0]",
            "[",
            ".containers[a]",
            ".a",
            "@a@",
            "sops:\n",
            "{ \"sops\"",
            "0:",
            "_",
            "::",
            "1::",
            "255.",
            "\u0000",
            "é",
            "\uD83D\uDE00",
            "<<<<<<< a\n",
            "a.inject",
            "-inject",
            "svc.",
            "a\\",
            "$",
            "${a}",
            "$(",
            "%",
            "#",
            "get .Secrets \"",
            "mongodb://u:p@h,");

    @Test
    void no_pattern_overflows_a_small_stack_on_long_texts() throws Exception {
        Map<String, Object> patterns = patterns();

        assertThat(patterns).hasSizeGreaterThan(60);
        List<String> failed = new ArrayList<>();
        Thread small = new Thread(null, () -> failed.addAll(failing(patterns)), "small stack", SMALL_STACK);
        small.start();
        small.join();
        assertThat(failed).isEmpty();
    }

    private static List<String> failing(Map<String, Object> patterns) {
        List<String> failing = new ArrayList<>();
        patterns.forEach((name, pattern) -> PIECES.forEach(piece -> {
            try {
                match(pattern, piece);
            } catch (StackOverflowError tooDeep) {
                failing.add(name + " on " + piece);
            }
        }));
        return failing;
    }

    private static void match(Object pattern, String piece) {
        String text = piece.repeat(LENGTH / piece.length());
        for (String hostile : List.of(text, "\u0001" + text, text + "\u0001")) {
            if (pattern instanceof Grammar grammar) {
                grammar.accepts(hostile);
            } else {
                ((Pattern) pattern).matcher(hostile).matches();
            }
        }
    }

    @Test
    void a_repeated_group_gives_nothing_back_unless_the_length_is_tested_first() throws Exception {
        assertThat(patterns().entrySet())
                .filteredOn(entry -> entry.getValue() instanceof Pattern)
                .noneMatch(
                        entry -> RECURSIVE.matcher(entry.getValue().toString()).find());
    }

    @Test
    void neither_does_one_that_stands_within_a_method() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(INLINE.matcher(Files.readString(file)).results().map(call -> call.group(1)))
                        .as("%s", file)
                        .noneMatch(regex -> RECURSIVE.matcher(regex).find());
            }
        }
    }

    private static Map<String, Object> patterns() throws Exception {
        Map<String, Object> patterns = new TreeMap<>();
        try (Stream<Path> files = Files.walk(CLASSES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".class")).toList()) {
                String name =
                        CLASSES.relativize(file).toString().replace('/', '.').replaceAll("\\.class$", "");
                if (!name.endsWith("-info")) {
                    collect(Class.forName(name), patterns);
                }
            }
        }
        return patterns;
    }

    private static void collect(Class<?> type, Map<String, Object> patterns) throws IllegalAccessException {
        for (Field field : type.getDeclaredFields()) {
            field.setAccessible(true);
            String name = type.getSimpleName() + "." + field.getName();
            if (Modifier.isStatic(field.getModifiers())) {
                add(name, field.get(null), patterns);
            } else if (type.isEnum()) {
                for (Object constant : type.getEnumConstants()) {
                    add(name + " of " + constant, field.get(constant), patterns);
                }
            }
        }
    }

    private static void add(String name, Object value, Map<String, Object> patterns) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, item) -> add(name + " " + key, item, patterns));
        } else if (value instanceof Collection<?> items) {
            items.forEach(item -> add(name + " " + item, item, patterns));
        } else if (value instanceof Pattern || value instanceof Grammar) {
            patterns.put(name, value);
        }
    }
}
