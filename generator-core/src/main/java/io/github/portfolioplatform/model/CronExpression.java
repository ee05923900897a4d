package io.github.portfolioplatform.model;

import io.github.portfolioplatform.problem.InvalidValueException;
import io.github.portfolioplatform.problem.Problem;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Five fields, as cron has them: minute, hour, day of month, month, day of week. Numbers alone, so that nobody has to know which names a
 * parser takes.
 *
 * @param fields the fields as written
 * @see <a href="https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax">Kubernetes: schedule syntax</a>
 */
record CronExpression(List<String> fields) {

    private static final List<String> TITLES = List.of("minute", "hour", "day of month", "month", "day of week");
    private static final int[] LEAST = {0, 0, 1, 1, 0};
    private static final int[] MOST = {59, 23, 31, 12, 7};
    private static final int DAY_OF_MONTH = 2;
    private static final int MONTH = 3;
    private static final int DAY_OF_WEEK = 4;
    private static final int HOURS_A_DAY = 24;
    private static final Pattern PART = Pattern.compile("(?:\\*|([0-9]{1,2})(?:-([0-9]{1,2}))?)(?:/([1-9][0-9]?))?");

    /**
     * Reads five fields.
     *
     * @throws InvalidValueException if they are not five, one is no field of cron, or both kinds of days are said
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
        if (!fields.get(DAY_OF_MONTH).startsWith("*")
                && !fields.get(DAY_OF_WEEK).startsWith("*")) {
            throw new InvalidValueException(
                    Problem.quoted(text) + " says a day of the month and one of the week, and cron runs on either.",
                    "Write * for one of them.");
        }
        return new CronExpression(fields);
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
                    Problem.quoted(part) + " is not a " + TITLES.get(field) + " of a schedule.",
                    "Write * or numbers from " + LEAST[field] + " to " + MOST[field] + ", as in 5, 1-5, 1,15 or */2.");
        }
    }

    /** {@return how many hours may pass between two runs, at most, roughly} */
    int hoursBetween() {
        if (!fields.get(MONTH).equals("*")) {
            return 366 * HOURS_A_DAY;
        } else if (!fields.get(DAY_OF_MONTH).equals("*")) {
            return 31 * HOURS_A_DAY;
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
