package io.github.portfolioplatform.model;

import io.github.portfolioplatform.problem.InvalidValueException;
import io.github.portfolioplatform.problem.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Five fields, as the CronJobs of Kubernetes have them: minute, hour, day of month, month, day of week. Numbers alone, because parsers differ
 * in the names that they take; and each schedule comes.
 *
 * @param fields the fields as written
 * @see <a href="https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax">Kubernetes: schedule syntax</a>
 */
record CronExpression(List<String> fields) {

    private static final List<String> TITLES = List.of("minute", "hour", "day of month", "month", "day of week");
    private static final int[] LEAST = {0, 0, 1, 1, 0};
    private static final int[] MOST = {59, 23, 31, 12, 6};
    private static final int DAY_OF_MONTH = 2;
    private static final int MONTH = 3;
    private static final int DAY_OF_WEEK = 4;
    private static final int HOURS_A_DAY = 24;
    private static final int HOURS_A_YEAR = 366 * HOURS_A_DAY;
    /** The longest time between two of 29 February, from 2096 to 2104. */
    private static final int YEARS_WITHOUT_A_LEAP_DAY = 8;

    /** From one 31st to that of the month after next. */
    private static final int DAYS_OF_TWO_MONTHS = 62;

    private static final int FEBRUARY = 2;
    private static final int LEAP_DAY = 29;
    private static final int[] LAST_DAYS = {31, LEAP_DAY, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    /** The names of days in the order of their numbers. */
    private static final List<String> DAYS = List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat", "7");

    private static final Pattern PART = Pattern.compile("(?:\\*|([0-9]{1,2})(?:-([0-9]{1,2}))?)(?:/([1-9][0-9]?))?");

    /**
     * Reads five fields.
     *
     * @throws InvalidValueException if they are not five, one is no field of cron, both kinds of days are said, or they never come
     */
    static CronExpression parse(String text) {
        List<String> fields = List.of(text.split(" ", -1));
        if (fields.size() != TITLES.size()) {
            throw new InvalidValueException(Problem.quoted(text) + " is not a schedule.", BackupSchedule.FORMS);
        }
        for (int i = 0; i < fields.size(); i++) {
            for (String part : fields.get(i).split(",", -1)) {
                check(part, i);
            }
        }
        CronExpression expression = new CronExpression(fields);
        if (!expression.isEveryDay(DAY_OF_MONTH) && !expression.isEveryDay(DAY_OF_WEEK)) {
            throw new InvalidValueException(
                    Problem.quoted(text) + " says a day of the month and one of the week, and cron runs on either.",
                    "Write * for one of them.");
        }
        if (!expression.comes()) {
            throw new InvalidValueException(
                    Problem.quoted(text) + " never comes: no such month has such a day.",
                    "Write a day that the month has, such as 28.");
        }
        return expression;
    }

    private static void check(String part, int field) {
        Matcher matcher = PART.matcher(part);
        boolean holds = matcher.matches();
        if (holds && matcher.group(1) != null) {
            int from = Integer.parseInt(matcher.group(1));
            int to = matcher.group(2) == null ? from : Integer.parseInt(matcher.group(2));
            holds = LEAST[field] <= from && from <= to && to <= MOST[field];
        }
        if (!holds) {
            throw new InvalidValueException(
                    Problem.quoted(part) + " is not a " + TITLES.get(field) + " of a schedule.", remedy(part, field));
        }
    }

    private static String remedy(String part, int field) {
        int day = DAYS.indexOf(part.toLowerCase(Locale.ROOT));
        if (field == DAY_OF_WEEK && day >= 0) {
            return "Write " + day % (MOST[field] + 1) + ": days are 0 for Sunday to 6 for Saturday.";
        }
        return "Write * or numbers from " + LEAST[field] + " to " + MOST[field] + ", as in 5, 1-5, 1,15 or */2.";
    }

    /** A step of more than one is a choice of days, so that Kubernetes takes the field as said. */
    private boolean isEveryDay(int field) {
        return Arrays.stream(fields.get(field).split(",", -1)).anyMatch(part -> part.equals("*") || part.equals("*/1"));
    }

    private boolean comes() {
        return IntStream.rangeClosed(1, LAST_DAYS.length).anyMatch(month -> comesIn(month, LAST_DAYS[month - 1]));
    }

    private boolean comesInLeapYearsAlone() {
        return IntStream.rangeClosed(1, LAST_DAYS.length)
                .noneMatch(month -> comesIn(month, month == FEBRUARY ? LEAP_DAY - 1 : LAST_DAYS[month - 1]));
    }

    private boolean comesIn(int month, int lastDay) {
        return matches(MONTH, month) && IntStream.rangeClosed(1, lastDay).anyMatch(day -> matches(DAY_OF_MONTH, day));
    }

    /** {@return how many hours may pass between two runs, at most, roughly} */
    int hoursBetween() {
        if (comesInLeapYearsAlone()) {
            return YEARS_WITHOUT_A_LEAP_DAY * HOURS_A_YEAR;
        } else if (!fields.get(MONTH).equals("*")) {
            return HOURS_A_YEAR;
        } else if (!fields.get(DAY_OF_MONTH).equals("*")) {
            return (comesIn(FEBRUARY, LEAP_DAY - 1) ? 31 : DAYS_OF_TWO_MONTHS) * HOURS_A_DAY;
        }
        return fields.get(DAY_OF_WEEK).equals("*") ? HOURS_A_DAY : 7 * HOURS_A_DAY;
    }

    /** {@return how many minutes pass between two runs of days that follow each other, at least} */
    int leastMinutesBetween() {
        int minutesADay = HOURS_A_DAY * 60;
        int least = minutesADay;
        int first = -1;
        int last = -1;
        for (int minute = 0; minute < minutesADay; minute++) {
            if (matches(0, minute % 60) && matches(1, minute / 60)) {
                if (first < 0) {
                    first = minute;
                } else {
                    least = Math.min(least, minute - last);
                }
                last = minute;
            }
        }
        return Math.min(least, first + minutesADay - last);
    }

    private boolean matches(int field, int value) {
        for (String part : fields.get(field).split(",", -1)) {
            Matcher matcher = PART.matcher(part);
            if (matcher.matches() && matches(matcher, field, value)) {
                return true;
            }
        }
        return false;
    }

    /** {@code *}, {@code 5}, {@code 1-5}, and each of them with a step; {@code 5/10} goes on to the end. */
    private static boolean matches(Matcher part, int field, int value) {
        boolean isAny = part.group(1) == null;
        int from = isAny ? LEAST[field] : Integer.parseInt(part.group(1));
        int to = from;
        if (part.group(2) != null) {
            to = Integer.parseInt(part.group(2));
        } else if (isAny || part.group(3) != null) {
            to = MOST[field];
        }
        int step = part.group(3) == null ? 1 : Integer.parseInt(part.group(3));
        return from <= value && value <= to && (value - from) % step == 0;
    }

    @Override
    public String toString() {
        return String.join(" ", fields);
    }
}
