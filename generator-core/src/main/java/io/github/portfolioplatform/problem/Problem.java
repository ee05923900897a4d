package io.github.portfolioplatform.problem;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One finding: where it is, what is wrong, and what to write instead. It never holds a secret value.
 *
 * @param id the rule that found it, in kebab-case and never reused: {@code quota-holds}
 * @param place where the wrong value is
 * @param what what is wrong, one or more sentences
 * @param fix what to write instead, one or more sentences
 */
@CheckReturnValue
public record Problem(String id, Place place, String what, String fix) implements Comparable<Problem> {

    /** Refuses null. */
    public Problem {
        requireNonNull(id, "id");
        requireNonNull(place, "place");
        requireNonNull(what, "what");
        requireNonNull(fix, "fix");
    }

    /** What to do about what no input may cause. */
    public static final String DEFECT = "This is a defect of what rendered it: please report it.";

    private static final Comparator<Problem> BY_PLACE =
            Comparator.comparing(Problem::place).thenComparing(Problem::id).thenComparing(Problem::what);

    private static final int LONGEST_QUOTE = 80;

    /** The start of a value that is looked at: masking all of a long one takes time that grows with the square of its length. */
    private static final int LONGEST_LOOKED_AT = 1_000;

    /** A line that ran into the one before, or a colon without a blank, may put a password into another value. */
    private static final Pattern AFTER_PASSWORD = Pattern.compile("(?i)(pass?wor\\w*\\W+)\\S+");

    /** What stands before the {@code @} of an address, which may be percent-encoded, and what a query calls a secret. */
    private static final Pattern IN_ADDRESS =
            Pattern.compile("(://)[^\\s]*(?:@|%40)(?!sha)|^[^\\s@:/]+:[^\\s@/][^\\s]*@(?!sha)");

    private static final Pattern IN_QUERY =
            Pattern.compile("(?i)([?&;#][\\w-]*(?:token|secret|pass|key|auth|sig|cred)[\\w-]*=)[^&\\s]+");

    /**
     * {@return a value of the user in quotes, on one line: what is not visible is shown as {@code \\uXXXX}, long values are
     * cut, and what follows the word "password" or is a credential of an address is masked}
     */
    public static String quoted(String value) {
        requireNonNull(value, "value");
        StringBuilder shown = new StringBuilder("'");
        String start = value.substring(0, Math.min(value.length(), LONGEST_LOOKED_AT));
        String masked = AFTER_PASSWORD.matcher(start).replaceAll("$1****");
        masked = IN_ADDRESS.matcher(masked).replaceAll("$1****@");
        masked = IN_QUERY.matcher(masked).replaceAll("$1****");
        masked.codePoints().limit(LONGEST_QUOTE).forEach(point -> {
            if (!VisibleText.isVisible(point)) {
                shown.append(String.format(Locale.ROOT, "\\u%04X", point));
            } else {
                shown.appendCodePoint(point);
            }
        });
        boolean isWhole = start.equals(value) && masked.codePointCount(0, masked.length()) <= LONGEST_QUOTE;
        return shown.append(isWhole ? "'" : "…'").toString();
    }

    /** {@return this problem at another place} */
    public Problem at(Place elsewhere) {
        requireNonNull(elsewhere, "elsewhere");
        return new Problem(id, elsewhere, what, fix);
    }

    /** Orders by place, then by rule. */
    @Override
    public int compareTo(Problem other) {
        return BY_PLACE.compare(this, other);
    }

    /** {@return one line: {@code portfolio.yaml:14:16: what is wrong. What to write instead.}} */
    @Override
    public String toString() {
        return place + ": " + what + " " + fix;
    }
}
