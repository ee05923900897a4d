package io.github.portfolioplatform.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ToolVersionTest {

    @Test
    void the_build_says_which_version_runs() {
        assertThat(ToolVersion.current()).isGreaterThanOrEqualTo(new ToolVersion(0, 1));
    }

    @ParameterizedTest
    @CsvSource({"0.1, 0.1", "0.1.0-SNAPSHOT, 0.1", "1.12.3, 1.12", "2.0-beta-1, 2.0"})
    void two_numbers_of_a_version_count(String text, String version) {
        assertThat(ToolVersion.parse(text)).map(ToolVersion::toString).contains(version);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "a.b", "${project.version}", "99999.1", "1.2x"})
    void what_is_no_version_is_not_guessed_at(String text) {
        assertThat(ToolVersion.parse(text)).isEmpty();
    }

    @Test
    void versions_are_ordered_by_number() {
        assertThat(new ToolVersion(0, 10)).isGreaterThan(new ToolVersion(0, 9)).isLessThan(new ToolVersion(1, 0));
    }
}
