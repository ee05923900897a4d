package io.github.portfolioplatform.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.portfolioplatform.problem.InvalidValueException;
import java.time.DayOfWeek;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When backups are taken: in words, or as cron says it. */
class BackupScheduleTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            hourly                    | 0  | 0 * * * *
            hourly                    | 61 | 1 * * * *
            daily 03:00               | 0  | 0 3 * * *
            daily 03:00               | 59 | 59 3 * * *
            daily 03:30               | 45 | 15 4 * * *
            weekly sunday 03:00       | 7  | 7 3 * * 0
            weekly monday 23:30       | 59 | 59 23 * * 1
            monthly 28 03:00          | 7  | 7 3 28 * *
            """)
    void words_are_the_start_of_an_hour_in_which_each_instance_has_its_minute(String text, int share, String cron) {
        assertThat(BackupSchedule.parse(text).cron(share)).isEqualTo(cron);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            hourly fixed              | 0 * * * *
            daily 03:05 fixed         | 5 3 * * *
            weekly saturday 00:00 fixed | 0 0 * * 6
            30 1,13 * * *             | 30 1,13 * * *
            */20 * * * 1-5            | */20 * * * 1-5
            0 4 */2 * *               | 0 4 */2 * *
            0 4 */1 * 0               | 0 4 */1 * 0
            0 0 29 2 *                | 0 0 29 2 *
            """)
    void what_is_fixed_or_cron_itself_starts_at_that_minute(String text, String cron) {
        assertThat(BackupSchedule.parse(text).cron(59)).isEqualTo(cron);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hourly", "daily 03:00", "weekly sunday 03:00 fixed", "monthly 1 00:00", "5 4 * * 0-6"})
    void a_schedule_is_written_as_it_is_read(String text) {
        assertThat(BackupSchedule.parse(text)).hasToString(text).isEqualTo(BackupSchedule.parse(text));
        assertThat(BackupSchedule.parse(text)).hasSameHashCodeAs(BackupSchedule.parse(text));
    }

    @Test
    void java_says_the_same() {
        assertThat(BackupSchedule.hourly()).isEqualTo(BackupSchedule.parse("hourly"));
        assertThat(BackupSchedule.daily(3, 5)).isEqualTo(BackupSchedule.parse("daily 03:05"));
        assertThat(BackupSchedule.weekly(DayOfWeek.SUNDAY, 3, 0))
                .isEqualTo(BackupSchedule.parse("weekly sunday 03:00"));
        assertThat(BackupSchedule.monthly(1, 3, 0).fixed()).isEqualTo(BackupSchedule.parse("monthly 1 03:00 fixed"));
        assertThat(BackupSchedule.hourly().fixed().fixed()).isEqualTo(BackupSchedule.parse("hourly fixed"));
    }

    /** Kubernetes runs it on either: on the first seven days of each month, and on every Sunday. */
    @ParameterizedTest
    @ValueSource(strings = {"0 3 1-7 * 0", "0 3 */2 * 0", "0 3 1 * */2"})
    void a_day_of_the_month_and_one_of_the_week_are_refused(String either) {
        assertThatThrownBy(() -> BackupSchedule.parse(either))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("a day of the month and one of the week");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "daily",
                "daily 3:00",
                "daily 24:00",
                "daily 03:60",
                "weekly 03:00",
                "weekly someday 03:00",
                "monthly 0 03:00",
                "monthly 29 03:00",
                "yearly",
                "@daily",
                "0 3 * *",
                "0 3 * * * *",
                "60 3 * * *",
                "0 24 * * *",
                "0 3 0 * *",
                "0 3 * 13 *",
                "0 3 * * 7",
                "0 3 * * 1-7",
                "0 3 30 2 *",
                "0 3 31 2,4,6,9,11 *",
                "0 3 31 */12 2",
                "0 3 * * SUN",
                "5-1 3 * * *",
                "0  3 * * *",
                "*/0 * * * *"
            })
    void anything_else_is_refused(String text) {
        assertThatThrownBy(() -> BackupSchedule.parse(text)).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void schedules_are_equal_by_their_text() {
        BackupSchedule daily = BackupSchedule.parse("daily 03:00");

        assertThat(daily)
                .isEqualTo(BackupSchedule.parse("daily 03:00"))
                .hasSameHashCodeAs(BackupSchedule.parse("daily 03:00"))
                .isNotEqualTo(BackupSchedule.parse("daily 04:00"))
                .doesNotHaveSameHashCodeAs(BackupSchedule.parse("daily 04:00"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            hourly                | 1
            daily 03:00           | 24
            weekly sunday 03:00   | 168
            monthly 1 03:00       | 744
            30 1,13 * * *         | 24
            30 1 * * 1            | 168
            30 1 15 * *           | 744
            30 1 31 * *           | 1488
            30 1 1 6 *            | 8784
            30 1 29 2 *           | 70272
            """)
    void it_is_known_how_long_there_may_be_none(String text, int hours) {
        assertThat(BackupSchedule.parse(text).hoursBetween()).isEqualTo(hours);
    }
}
