package io.github.portfolioplatform.model;

import static java.util.Objects.requireNonNull;

import io.github.portfolioplatform.problem.Grammar;
import io.github.portfolioplatform.problem.InvalidValueException;
import io.github.portfolioplatform.problem.Problem;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time of whole seconds, in the form that Go reads and prints: {@code 24h}, {@code 1h30m}, {@code 1.5h} are read, {@code 24h0m0s} is
 * printed, as the API server keeps it.
 *
 * @param seconds the number of seconds, at least 0
 * @see <a href="https://pkg.go.dev/time#ParseDuration">Go: ParseDuration</a>
 */
public record TimeSpan(long seconds) implements Comparable<TimeSpan> {

    private static final int MINUTE = 60;
    private static final int HOUR = 60 * MINUTE;

    /** What fits into Go's 64 bits of nanoseconds. */
    private static final BigDecimal LONGEST = new BigDecimal(2_562_047L * HOUR);

    private static final Pattern PART = Pattern.compile("([0-9]{1,12}(?:\\.[0-9]{1,9})?)(h|m|s)");
    private static final Grammar FORM = Grammar.of(64, "(?:" + PART.pattern().replace("(h|m|s)", "(?:h|m|s)") + ")++");

    /** {@return that many hours} */
    public static TimeSpan hours(long hours) {
        return new TimeSpan(product(hours, HOUR, "h"));
    }

    /** {@return that many minutes} */
    public static TimeSpan minutes(long minutes) {
        return new TimeSpan(product(minutes, MINUTE, "m"));
    }

    /**
     * {@return the time that a text says}
     *
     * @throws InvalidValueException if it is no time, or not one of whole seconds
     */
    public static TimeSpan parse(String text) {
        requireNonNull(text, "text");
        if (!FORM.accepts(text)) {
            throw invalid(text);
        }
        BigDecimal seconds = BigDecimal.ZERO;
        Matcher part = PART.matcher(text);
        while (part.find()) {
            seconds = seconds.add(new BigDecimal(part.group(1)).multiply(BigDecimal.valueOf(secondsOf(part.group(2)))));
        }
        if (seconds.stripTrailingZeros().scale() > 0 || seconds.compareTo(LONGEST) > 0) {
            throw invalid(text);
        }
        return new TimeSpan(seconds.longValueExact());
    }

    private static long product(long number, int seconds, String unit) {
        if (Math.abs(number) > LONGEST.longValue() / seconds) {
            throw invalid(number + unit);
        }
        return number * seconds;
    }

    private static int secondsOf(String unit) {
        return switch (unit) {
            case "h" -> HOUR;
            case "m" -> MINUTE;
            default -> 1;
        };
    }

    private static InvalidValueException invalid(String text) {
        return new InvalidValueException(
                Problem.quoted(text) + " is not a time of whole seconds.",
                "Write hours, minutes and seconds: 2160h, 1h30m or 24h0m0s.");
    }

    /** {@return this time without that one, at least nothing} */
    TimeSpan minus(TimeSpan other) {
        return new TimeSpan(Math.max(0, seconds - other.seconds));
    }

    @Override
    public int compareTo(TimeSpan other) {
        return Long.compare(seconds, other.seconds);
    }

    /** {@return the time as Go prints it: {@code 2160h0m0s}, {@code 5m0s}, {@code 30s}} */
    @Override
    public String toString() {
        String rest = seconds % MINUTE + "s";
        if (seconds < MINUTE) {
            return rest;
        }
        String minutes = seconds / MINUTE % MINUTE + "m" + rest;
        return seconds < HOUR ? minutes : seconds / HOUR + "h" + minutes;
    }
}
