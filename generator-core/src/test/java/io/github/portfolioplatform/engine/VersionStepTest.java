package io.github.portfolioplatform.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.model.EngineVersion;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionStepTest {

    @ParameterizedTest
    @CsvSource({
        "14, 13, true",
        "14.19, 14.2, true",
        "7.0.24, 7.0.23, true",
        "14, 14.19, false",
        "14.19, 14, false",
        "14.2, 14.19, false",
        "9, 10, false",
        "14, 14, false",
    })
    void knows_which_version_is_the_older_one(String from, String to, boolean back) {
        assertThat(new VersionStep(EngineVersion.parse(from), EngineVersion.parse(to)).goesBack())
                .isEqualTo(back);
    }
}
