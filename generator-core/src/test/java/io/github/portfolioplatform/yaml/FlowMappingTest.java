package io.github.portfolioplatform.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlowMappingTest {

    @ParameterizedTest
    @ValueSource(strings = {"1Gi", "redis-pvc:/data", "postgres:14-alpine", "none", "…", "a@b", "/data"})
    void writes_plain_what_everybody_reads_as_text(String text) {
        assertThat(FlowMapping.of(Map.of("to", text))).isEqualTo("{to: " + text + "}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"16", "14.19", "yes", "null", "", "12:30", "3e8"})
    void quotes_what_some_would_read_as_another_type(String text) {
        assertThat(FlowMapping.of(Map.of("to", text))).isEqualTo("{to: \"" + text + "\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a, b",
                "{a: b}",
                "[x]",
                "a: b",
                "a:",
                "# a",
                "a #b",
                "*a",
                "&a",
                "!a",
                "-",
                "- a",
                "\"q\"",
                "it's",
                "back\\slash",
                "tab\there",
                "two\nlines",
                "****",
                "%",
                "@a",
                "`",
                "emoji \uD83D\uDE00",
                "16",
                "ü",
                "~",
                "a b"
            })
    void is_read_as_it_was(String text) {
        assertThat(YamlDocuments.read(FlowMapping.of(Map.of("to", text)))).containsExactly(Map.of("to", text));
    }

    @Test
    void keeps_an_image_with_a_digest() {
        String image = "registry.example.com:5000/postgres:14@sha256:" + "0".repeat(64);

        assertThat(YamlDocuments.read(FlowMapping.of(Map.of("to", image)))).containsExactly(Map.of("to", image));
    }
}
