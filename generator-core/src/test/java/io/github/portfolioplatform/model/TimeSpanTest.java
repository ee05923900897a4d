package io.github.portfolioplatform.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.portfolioplatform.problem.InvalidValueException;
import org.junit.jupiter.api.Test;
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
        "60s, 1m0s",
        "3599s, 59m59s",
        "60m, 1h0m0s",
        "1h1h, 2h0m0s",
        "0s, 0s",
        "2562047h, 2562047h0m0s"
    })
    void a_time_is_printed_as_the_api_server_keeps_it(String text, String printed) {
        assertThat(TimeSpan.parse(text)).hasToString(printed);
    }

    @Test
    void times_are_subtracted_down_to_nothing_and_compared() {
        TimeSpan day = TimeSpan.parse("24h");
        TimeSpan hour = TimeSpan.parse("1h");

        assertThat(day.minus(hour)).hasToString("23h0m0s");
        assertThat(hour.minus(day)).hasToString("0s");
        assertThat(day).isGreaterThan(hour).isEqualByComparingTo(TimeSpan.parse("1440m"));
        assertThat(hour).isLessThan(day);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "24", "1d", "-1h", "1h ", "h", "1.5s", "100ms", "2562048h", "1e3h", ".5h"})
    void what_is_no_time_of_whole_seconds_is_refused(String text) {
        assertThatThrownBy(() -> TimeSpan.parse(text)).isInstanceOf(InvalidValueException.class);
    }
}
