package io.github.portfolioplatform.problem;

import java.util.Comparator;
import java.util.Locale;

/**
 * One finding: where it is, what is wrong, and what to write instead. It never holds a secret value.
 *
 * @param id the rule that found it, in kebab-case and never reused: {@code quota-holds}
 * @param place where the wrong value is
 * @param what what is wrong, one or more sentences
 * @param fix what to write instead, one or more sentences
 */
public record Problem(String id, Place place, String what, String fix) implements Comparable<Problem> {

    private static final Comparator<Problem> BY_PLACE =
            Comparator.comparing(Problem::place).thenComparing(Problem::id).thenComparing(Problem::what);

    private static final int LONGEST_QUOTE = 80;

    /**
     * {@return a value of the user in quotes, on one line: control characters are shown as {@code \\uXXXX}, long values are cut}
     */
    public static String quoted(String value) {
        StringBuilder shown = new StringBuilder("'");
        value.codePoints().limit(LONGEST_QUOTE).forEach(point -> {
            if (isUnprintable(point)) {
                shown.append(String.format(Locale.ROOT, "\\u%04X", point));
            } else {
                shown.appendCodePoint(point);
            }
        });
        return shown.append(value.codePointCount(0, value.length()) > LONGEST_QUOTE ? "…'" : "'")
                .toString();
    }

    private static boolean isUnprintable(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    /** {@return this problem at another place} */
    public Problem at(Place elsewhere) {
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
