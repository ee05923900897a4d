package io.github.portfolioplatform.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PlainScalarsTest {

    /** Plain for Go, and so for Kubernetes, but something else to other readers of YAML 1.1: base 60, a merge, a document start. */
    private static final Set<String> QUOTED_FOR_OTHERS = Set.of("12:30:45", "1:30", "00:00:00", "<<", "--- a");

    private static List<JsonNode> vectors() throws IOException {
        JsonMapper json = JsonMapper.shared();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                PlainScalarsTest.class.getResourceAsStream("/vectors/yaml-plain-scalars.jsonl"),
                StandardCharsets.UTF_8))) {
            return lines.lines().map(json::readTree).toList();
        }
    }

    private static Stream<String> strings() throws IOException {
        return vectors().stream().map(vector -> vector.get("plain").asString());
    }

    /** The strings that Go's two YAML libraries read back from their plain form. */
    private static Stream<String> plain_strings() throws IOException {
        return vectors().stream()
                .filter(vector -> vector.get("plain_safe").asBoolean())
                .map(vector -> vector.get("plain").asString())
                .filter(text -> !QUOTED_FOR_OTHERS.contains(text));
    }

    private static Stream<String> strings_that_go_misreads() throws IOException {
        return vectors().stream()
                .filter(vector -> !vector.get("plain_safe").asBoolean())
                .map(vector -> vector.get("plain").asString());
    }

    @ParameterizedTest
    @MethodSource("strings")
    void every_reader_reads_a_string_as_that_string(String text) {
        Map<String, Object> tree = Readers.around(text);

        String yaml = TreeEmitter.emit(tree);

        Readers.ALL.forEach((name, reader) ->
                assertThat(reader.apply(yaml)).as("%s of:%n%s", name, yaml).isEqualTo(tree));
    }

    @ParameterizedTest
    @MethodSource("plain_strings")
    void what_is_a_string_without_quotes_is_written_without(String text) {
        assertThat(TreeEmitter.emit(Map.of("value", text))).isEqualTo("value: " + text + "\n");
    }

    @ParameterizedTest
    @MethodSource("strings_that_go_misreads")
    void what_is_something_else_without_quotes_is_written_with_quotes(String text) {
        assertThat(TreeEmitter.emit(Map.of("value", text))).matches("value: (['\"]).*\\1\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"12:30:45", "1:30", "00:00:00", "190:20:30.15", "<<", "="})
    void what_only_some_readers_misread_is_written_with_quotes(String text) {
        assertThat(TreeEmitter.emit(Map.of("value", text))).isEqualTo("value: \"" + text + "\"\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10Gi",
                "250m",
                "512Mi",
                "postgres:14",
                "redis:7-alpine",
                "sha256:abc",
                "1.2.3",
                "127.0.0.1",
                "portfolio/v1",
                "bookmarked_postgres123",
                "/var/lib/postgresql/data",
                "C.UTF-8",
                "$(POD_NAME)",
                "v1",
                "1Gi"
            })
    void what_manifests_say_most_is_written_without_quotes(String text) {
        assertThat(TreeEmitter.emit(Map.of("value", text))).isEqualTo("value: " + text + "\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "~",
                "null",
                "y",
                "N",
                "Yes",
                "off",
                "TRUE",
                "0",
                "-1",
                "+1",
                "1_000",
                "012",
                "0o14",
                "0b101",
                "0x1F",
                "08",
                ".5",
                "5.",
                "1e3",
                "3e8",
                "123e4",
                "-.inf",
                ".NaN",
                "12:30:45",
                "2001-01-01",
                "2001-1-1 0:0:0",
                "16.4",
                "<<",
                "="
            })
    void ambiguous_is_what_some_reader_takes_for_another_type(String text) {
        assertThat(PlainScalars.isAmbiguous(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yess",
                "no-op",
                "True1",
                "1.2.3",
                "10Gi",
                "1e",
                "0x",
                "deadbeef",
                "nan",
                "inf",
                ".",
                "+",
                "..5",
                "none"
            })
    void unambiguous_is_what_only_looks_alike(String text) {
        assertThat(PlainScalars.isAmbiguous(text)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("long_strings")
    void decides_quickly_about_long_strings(String text) {
        assertTimeout(
                Duration.ofSeconds(2),
                () -> assertThat(PlainScalars.isAmbiguous(text)).isFalse());
    }

    private static Stream<Named<String>> long_strings() {
        return Stream.of(
                Named.of("digits", "1".repeat(20_000) + "x"),
                Named.of("digits and underscores", "1_".repeat(10_000) + "x"),
                Named.of("digits and points", "1." + "1".repeat(20_000) + "x"),
                Named.of("a time", "1" + ":1".repeat(10_000) + "x"),
                Named.of("a date", "2001-01-01" + "-".repeat(20_000)));
    }

    /** PyYAML is the reader of Ansible and of many scripts. Where it is not installed, the test says so. */
    @Test
    void pyyaml_reads_a_string_as_that_string(@TempDir Path folder) throws Exception {
        Map<String, Object> tree = new TreeMap<>();
        for (String text : strings().toList()) {
            tree.put("of " + tree.size(), new LinkedHashMap<>(Readers.around(text)));
        }
        if (exitCodeOf(folder, "import yaml") != 0) {
            System.out.println("NOT PROVEN: that PyYAML reads our strings; python3 with PyYAML is not installed.");
            return;
        }
        Files.writeString(folder.resolve("tree.yaml"), TreeEmitter.emit(tree));
        JsonMapper.shared().writeValue(folder.resolve("tree.json"), tree);

        int exitCode = exitCodeOf(
                folder,
                "import json, yaml; assert yaml.safe_load(open('tree.yaml', 'rb')) == json.load(open('tree.json', 'rb'))");

        assertThat(exitCode).isZero();
    }

    private static int exitCodeOf(Path folder, String script) throws InterruptedException {
        try {
            Process python = new ProcessBuilder("python3", "-c", script)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("output").toFile())
                    .start();
            return python.waitFor(60, TimeUnit.SECONDS) ? python.exitValue() : -1;
        } catch (IOException missing) {
            return -1;
        }
    }
}
