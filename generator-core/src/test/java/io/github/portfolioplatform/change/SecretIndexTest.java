package io.github.portfolioplatform.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Known secrets are masked wherever they stand in a text, the longest first. */
class SecretIndexTest {

    private static SecretIndex of(String... secrets) {
        SecretIndex index = new SecretIndex();
        for (String secret : secrets) {
            index.add(secret);
        }
        return index;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hunter | ****",
                "hunter4711 | ****",
                "hunter4711hunter | ********",
                "xhunter4711 | x****",
                "x hunter47 y | x ****47 y",
                "hunterhunter4711 | ********",
                "hunte | hunte",
                "xhunte | xhunte",
                "Hunter | Hunter",
                "'' | ''",
            })
    void the_longest_secret_is_masked_at_each_place(String text, String shown) {
        assertThat(of("hunter", "hunter4711").mask(text)).isEqualTo(shown);
        assertThat(of("hunter4711", "hunter", "hunter").mask(text)).isEqualTo(shown);
    }

    @Test
    void what_is_shorter_than_six_characters_stays() {
        assertThat(of("5432", "abcde").mask("5432 abcde")).isEqualTo("5432 abcde");
        assertThat(of("abcdef").mask("abcdef")).isEqualTo("****");
    }

    @Test
    void each_value_of_a_resource_is_masked_and_keeps_what_it_was() {
        HiddenText partly = new HiddenText("x hunter4711", "x ****");
        HiddenText leaking = new HiddenText("other hunter4711", "**** hunter4711");
        Fields masked = of("hunter4711")
                .mask(new Fields(Map.of(
                        "text",
                        "a hunter4711",
                        "plain",
                        "a",
                        "number",
                        4711,
                        "list",
                        List.of("hunter4711", "b"),
                        "map",
                        Map.of("in", "hunter4711"),
                        "partly",
                        partly,
                        "leaking",
                        leaking)));

        assertThat(masked.map().toString()).doesNotContain("hunter4711");
        assertThat(masked.at("text")).contains(new HiddenText("a hunter4711", ""));
        assertThat(masked.at("text").orElseThrow()).hasToString("a ****");
        assertThat(masked.at("plain")).contains("a");
        assertThat(masked.at("number")).contains(4711);
        assertThat(masked.at("list").orElseThrow()).hasToString("[****, b]");
        assertThat(masked.at("map", "in").orElseThrow()).hasToString("****");
        assertThat(masked.at("partly")).contains(partly);
        assertThat(masked.at("leaking").orElseThrow()).isEqualTo(leaking).hasToString("**** ****");
    }

    @Test
    void a_resource_stays_as_it_is_if_no_secret_is_known() {
        Fields fields = new Fields(Map.of("a", "hunter4711"));

        assertThat(of("short").mask(fields)).isSameAs(fields);
    }

    @Test
    void two_hidden_texts_differ_if_their_secrets_do() {
        HiddenText one = new HiddenText("one", "****");

        assertThat(one).isEqualTo(new HiddenText("one", "other")).hasSameHashCodeAs(new HiddenText("one", ""));
        assertThat(one).isNotEqualTo(new HiddenText("two", "****")).isNotEqualTo("one");
        assertThat(one.hashCode()).isNotEqualTo(new HiddenText("two", "****").hashCode());
    }
}
