package io.github.portfolioplatform.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How often a schedule of cron runs in a day, in the mean. */
class RunsOfScheduleTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "50 3 * * * | 1",
                "0 * * * * | 24",
                "* * * * * | 1440",
                "*/15 * * * * | 96",
                "0,30 3 * * * | 2",
                "0 8-10 * * * | 3",
                "0 8-16/4 * * * | 3",
                "0 8/4 * * * | 4",
                "0 */6 * * * | 4",
                "0 23 * * * | 1",
                "59 0-23 * * * | 24",
                "0,0 3 * * * | 1",
                "0 3,3-4 * * * | 2",
                "0 3 */0 * * | 1",
                "'  0   3 *\t* *  ' | 1",
            })
    void minutes_and_hours_multiply(String schedule, double runs) {
        assertThat(RunsOfSchedule.perDay(schedule))
                .hasValueSatisfying(it -> assertThat(it).isCloseTo(runs, within(1e-9)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 3 * * 0 | 1 | 7",
                "0 3 * * 7 | 1 | 7",
                "0 3 * * 0,7 | 1 | 7",
                "0 3 * * 1-5 | 5 | 7",
                "0 3 * * 1-7 | 7 | 7",
                "0 3 * * 0-7 | 7 | 7",
                "0 3 * * 5-7 | 3 | 7",
                "0 3 * * 1-7/2 | 4 | 7",
                "*/30 8-17 * * 1-5 | 100 | 7",
                "0 3 1,15 1-6 * | 1 | 31",
                "0 3 * * 0-6 | 7 | 7",
                "0 3 * * */2 | 4 | 7",
                "0 3 1 * * | 1 | 31",
                "0 3 31 * * | 1 | 31",
                "0 3 1-31 * * | 1 | 1",
                "0 3 */2 * * | 16 | 31",
                "0 3 * 12 * | 1 | 12",
                "0 3 * 1-6 * | 1 | 2",
                "0 3 * */3 * | 1 | 3",
                "0 3 1 1 * | 1 | 372",
            })
    void days_and_months_leave_a_part_of_the_days(String schedule, double runs, double days) {
        assertThat(RunsOfSchedule.perDay(schedule))
                .hasValueSatisfying(it -> assertThat(it).isCloseTo(runs / days, within(1e-9)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 3 1 * 0 | 38 | 217",
                "0 3 1-31 * 0 | 1 | 1",
                "0 3 */2 * 0 | 16 | 217",
                "0 3 1 * */2 | 4 | 217",
            })
    void either_day_is_enough_if_both_are_named(String schedule, double runs, double days) {
        assertThat(RunsOfSchedule.perDay(schedule))
                .hasValueSatisfying(it -> assertThat(it).isCloseTo(runs / days, within(1e-9)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@daily",
                "0 3 * *",
                "0 3 * * * *",
                "x 3 * * *",
                "H 3 * * *",
                "0 3 31-2 * *",
                "0 x * * *",
                "0 3 x * *",
                "0 3 * JAN *",
                "0 3 * * SUN",
                "0 3, * * *",
                "100 3 * * *",
                "10-5 3 * * *",
            })
    void another_form_has_no_number(String schedule) {
        assertThat(RunsOfSchedule.perDay(schedule)).isEmpty();
    }
}
