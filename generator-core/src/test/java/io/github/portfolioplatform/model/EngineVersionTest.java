package io.github.portfolioplatform.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.portfolioplatform.problem.InvalidValueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EngineVersionTest {

    @ParameterizedTest
    @CsvSource({"14, 14", "14.19, 14", "7.0.24, 7", "9999, 9999"})
    void starts_with_the_major_version(String text, int major) {
        assertThat(EngineVersion.parse(text).major()).isEqualTo(major);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "014",
                "v14",
                "14.",
                ".14",
                "14.x",
                "1.2.3.4",
                "14-alpine",
                "latest",
                "12345",
                "14 ",
                "１４"
            })
    void refuses_what_is_no_version(String text) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> EngineVersion.parse(text))
                .withMessageEndingWith("Write the numbers of the version, such as \"14\" or \"14.19\".");
    }

    @ParameterizedTest
    @CsvSource({
        "14, 14",
        "7-alpine, 7",
        "14.19-bookworm, 14.19",
        "6.0.24-jammy, 6.0.24",
        "v7.2, 7.2",
        "16_debian, 16",
        "14.2.0-r1, 14.2.0"
    })
    void is_what_a_tag_starts_with(String tag, String version) {
        assertThat(EngineVersion.ofTag(tag)).hasValue(EngineVersion.parse(version));
    }

    @ParameterizedTest
    @ValueSource(strings = {"alpine", "bookworm", "latest", "stable-14", "14alpine", "2026.11.23.1", "20261123", "14."})
    void is_unknown_where_a_tag_starts_with_none(String tag) {
        assertThat(EngineVersion.ofTag(tag)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"14, 14", "14, 14.19", "14.19, 14", "7.0, 7.0.24"})
    void agrees_as_far_as_both_versions_go(String one, String other) {
        assertThat(EngineVersion.parse(one).agreesWith(EngineVersion.parse(other)))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"14.1, 14.19", "1, 14", "14, 1", "7.0.2, 7.0.24", "14, 15"})
    void does_not_take_a_common_beginning_for_agreement(String one, String other) {
        assertThat(EngineVersion.parse(one).agreesWith(EngineVersion.parse(other)))
                .isFalse();
    }

    @Test
    void prints_as_it_is_written() {
        assertThat(EngineVersion.parse("14.10")).hasToString("14.10");
    }
}
