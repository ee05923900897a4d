package io.github.portfolioplatform.model;

import static java.util.Objects.requireNonNull;

import io.github.portfolioplatform.problem.CheckReturnValue;
import io.github.portfolioplatform.problem.InvalidValueException;
import io.github.portfolioplatform.problem.Problem;
import java.time.DayOfWeek;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * When something is done again and again, in UTC. Words name the start of an hour in which each instance has a minute of its own, so that
 * hundreds of them do not start at once; what is fixed, and whatever cron itself says, starts at that minute.
 *
 * <pre>{@code
 * BackupSchedule nightly = BackupSchedule.daily(3, 0);                    // between 03:00 and 03:59
 * BackupSchedule sunday = BackupSchedule.parse("weekly sunday 05:00 fixed");
 * BackupSchedule twice = BackupSchedule.parse("30 1,13 * * *");
 * }</pre>
 */
@CheckReturnValue
public final class BackupSchedule {

    static final String FORMS =
            "Write hourly, daily 03:00, weekly sunday 03:00, monthly 1 03:00, each with fixed behind it if it must "
                    + "start at that minute, or the five fields of cron.";

    private static final Pattern WORDS =
            Pattern.compile("(?:daily|weekly ([a-z]+)|monthly ([0-9]{1,2})) ([01][0-9]|2[0-3]):([0-5][0-9])( fixed)?");
    private static final String HOURLY = "hourly";
    private static final String FIXED = " fixed";
    private static final int MINUTES = 60;
    private static final int LAST_MINUTE = 24 * MINUTES - 1;
    /** Every month has it. */
    private static final int LAST_DAY = 28;

    private final String text;
    private final CronExpression start;
    private final int hoursBetween;

    private BackupSchedule(String text, CronExpression start, int hoursBetween) {
        this.text = text;
        this.start = start;
        this.hoursBetween = hoursBetween;
    }

    /** {@return every hour} */
    public static BackupSchedule hourly() {
        return parse(HOURLY);
    }

    /** {@return every day, from that time on} */
    public static BackupSchedule daily(int hour, int minute) {
        return parse("daily " + time(hour, minute));
    }

    /** {@return every week on that day, from that time on} */
    public static BackupSchedule weekly(DayOfWeek day, int hour, int minute) {
        requireNonNull(day, "day");
        return parse("weekly " + day.name().toLowerCase(Locale.ROOT) + " " + time(hour, minute));
    }

    /** {@return every month on that day, 1 to 28, from that time on} */
    public static BackupSchedule monthly(int day, int hour, int minute) {
        return parse("monthly " + day + " " + time(hour, minute));
    }

    private static String time(int hour, int minute) {
        return String.format(Locale.ROOT, "%02d:%02d", hour, minute);
    }

    /** {@return the same, starting at that minute for every instance} */
    public BackupSchedule fixed() {
        return isFixed() ? this : parse(text + FIXED);
    }

    /**
     * Reads a schedule: {@code hourly}, {@code daily 03:00}, {@code weekly sunday 03:00}, {@code monthly 1 03:00}, each with {@code fixed} behind it
     * if it must start at that minute, or the five fields of cron, such as {@code 30 1,13 * * *}.
     *
     * @throws InvalidValueException if the text is none of these, or says a day of the month and one of the week, which cron takes for either
     */
    public static BackupSchedule parse(String text) {
        requireNonNull(text, "text");
        if (text.equals(HOURLY) || text.equals(HOURLY + FIXED)) {
            return new BackupSchedule(text, CronExpression.parse("0 * * * *"), 1);
        }
        Matcher words = WORDS.matcher(text);
        if (!words.matches()) {
            CronExpression cron = CronExpression.parse(text);
            return new BackupSchedule(text, cron, cron.hoursBetween());
        }
        String minuteAndHour = Integer.parseInt(words.group(4)) + " " + Integer.parseInt(words.group(3));
        String days = dayOfMonth(words.group(2)) + " * " + dayOfWeek(words.group(1));
        CronExpression start = CronExpression.parse(minuteAndHour + " " + days);
        return new BackupSchedule(text, start, start.hoursBetween());
    }

    private static String dayOfMonth(@Nullable String day) {
        if (day == null) {
            return "*";
        }
        int number = Integer.parseInt(day);
        if (number < 1 || number > LAST_DAY) {
            throw new InvalidValueException(
                    "Not every month has a day " + number + ".", "Write a day from 1 to " + LAST_DAY + ".");
        }
        return String.valueOf(number);
    }

    /** Sunday is the first of cron and the last of Java. */
    private static String dayOfWeek(@Nullable String day) {
        if (day == null) {
            return "*";
        }
        Optional<DayOfWeek> known = Optional.empty();
        for (DayOfWeek each : DayOfWeek.values()) {
            if (each.name().toLowerCase(Locale.ROOT).equals(day)) {
                known = Optional.of(each);
            }
        }
        return String.valueOf(known.orElseThrow(() -> new InvalidValueException(
                                Problem.quoted(day) + " is not a day of the week.", "Write monday to sunday."))
                        .getValue()
                % DayOfWeek.values().length);
    }

    private boolean isFixed() {
        return text.endsWith(FIXED) || Character.isDigit(text.charAt(0)) || text.charAt(0) == '*';
    }

    /**
     * {@return the five fields of cron for an instance}
     *
     * @param share a number of the instance, not negative, always the same, by which its minute is chosen
     */
    public String cron(int share) {
        if (isFixed()) {
            return start.toString();
        }
        int later = share % MINUTES;
        String[] fields = start.fields().toArray(String[]::new);
        if (text.equals(HOURLY)) {
            fields[0] = String.valueOf(later);
        } else {
            int minute = Integer.parseInt(fields[1]) * MINUTES + Integer.parseInt(fields[0]) + later;
            int sameDay = Math.min(minute, LAST_MINUTE);
            fields[0] = String.valueOf(sameDay % MINUTES);
            fields[1] = String.valueOf(sameDay / MINUTES);
        }
        return String.join(" ", fields);
    }

    /** {@return how many hours may pass between two runs, at most; an estimate where cron says more than days} */
    public int hoursBetween() {
        return hoursBetween;
    }

    /** {@return how many minutes pass between two runs, at least, days on which nothing runs left out} */
    public int leastMinutesBetween() {
        return start.leastMinutesBetween();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BackupSchedule schedule && schedule.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** {@return what {@link #parse(String)} reads} */
    @Override
    public String toString() {
        return text;
    }
}
