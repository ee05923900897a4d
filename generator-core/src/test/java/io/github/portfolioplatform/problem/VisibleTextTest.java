package io.github.portfolioplatform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "a b", "p@ss/word?", "pässwörd", "密码", "😀", "\u00A0"})
    void letters_symbols_and_spaces_are_visible(String text) {
        assertThat(VisibleText.isVisible(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\nb",
                "\t",
                "\u0000",
                "\u001B[31m",
                "\u0085",
                "\u200B",
                "\u202E",
                "\u2028",
                "\u2029",
                "\uFEFF",
                "\uFFFE"
            })
    void what_forges_lines_or_hides_is_not(String text) {
        assertThat(VisibleText.isVisible(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(chars = {'\uD83D', '\uDE00'})
    void half_a_character_is_not(char half) {
        assertThat(VisibleText.isVisible("a" + half)).isFalse();
    }
}
