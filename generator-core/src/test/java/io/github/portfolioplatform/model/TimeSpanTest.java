package io.github.portfolioplatform.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.portfolioplatform.problem.InvalidValueException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The right column is what Go prints for the left one. */
class TimeSpanTest {

    @ParameterizedTest
    @CsvSource({
        "24h, 24h0m0s",
        "2160h0m0s, 2160h0m0s",
        "90m, 1h30m0s",
        "1.5h, 1h30m0s",
        "300s, 5m0s",
        "59s, 59s",
        "1h1h, 2h0m0s",
        "0s, 0s",
        "2562047h, 2562047h0m0s"
    })
    void a_time_is_printed_as_the_api_server_keeps_it(String text, String printed) {
        assertThat(TimeSpan.parse(text)).hasToString(printed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "24", "1d", "-1h", "1h ", "h", "1.5s", "100ms", "2562048h", "1e3h", ".5h"})
    void what_is_no_time_of_whole_seconds_is_refused(String text) {
        assertThatThrownBy(() -> TimeSpan.parse(text)).isInstanceOf(InvalidValueException.class);
    }
}
