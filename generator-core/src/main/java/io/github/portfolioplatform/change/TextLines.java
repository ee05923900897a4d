package io.github.portfolioplatform.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares two files that a manifest holds as texts, line by line: who changes one of hundred lines wants to see that one. */
final class TextLines {

    /** Above this, finding the lines that both have would take longer than anybody waits. */
    private static final int MOST_COMPARISONS = 4_000_000;

    private final List<Object> before;
    private final List<Object> after;

    private TextLines(List<Object> before, List<Object> after) {
        this.before = before;
        this.after = after;
    }

    /**
     * A line that differs.
     *
     * @param number its number, in the new file unless it is gone
     * @param before the old line, or null
     * @param after the new line, or null
     */
    record Line(
            int number, @Nullable Object before, @Nullable Object after) {}

    /** {@return the comparison; empty unless both are whole lines of a readable text} */
    static Optional<TextLines> of(@Nullable Object before, @Nullable Object after) {
        List<Object> old = lines(before);
        List<Object> now = lines(after);
        boolean isShort = (long) old.size() * now.size() <= MOST_COMPARISONS;
        return !old.isEmpty() && !now.isEmpty() && isShort ? Optional.of(new TextLines(old, now)) : Optional.empty();
    }

    /** A text that does not end with a newline is a value rather than a file. */
    private static List<Object> lines(@Nullable Object value) {
        if (value instanceof String text && text.endsWith("\n")) {
            return List.copyOf(text.lines().toList());
        } else if (value instanceof HiddenText hidden
                && hidden.secret() instanceof String text
                && text.endsWith("\n")) {
            return hiddenLines(text.lines().toList(), hidden.shown().lines().toList());
        }
        return List.of();
    }

    private static List<Object> hiddenLines(List<String> secret, List<String> shown) {
        List<Object> lines = new ArrayList<>();
        for (int i = 0; i < secret.size() && secret.size() == shown.size(); i++) {
            boolean harmless = secret.get(i).equals(shown.get(i));
            lines.add(harmless ? shown.get(i) : new HiddenText(secret.get(i), shown.get(i)));
        }
        return lines;
    }

    /** A line that both have, by its place in each. */
    private record Common(int old, int now) {}

    /** {@return the lines that differ, in their order} */
    List<Line> differing() {
        List<Line> differing = new ArrayList<>();
        int old = 0;
        int now = 0;
        for (Common common : commonLines()) {
            add(differing, old, common.old, now, common.now);
            old = common.old + 1;
            now = common.now + 1;
        }
        add(differing, old, before.size(), now, after.size());
        return differing;
    }

    private List<Common> commonLines() {
        int[][] same = sameFrom();
        List<Common> common = new ArrayList<>();
        int old = 0;
        int now = 0;
        while (old < before.size() && now < after.size()) {
            if (isSame(old, now)) {
                common.add(new Common(old++, now++));
            } else if (same[old + 1][now] >= same[old][now + 1]) {
                old++;
            } else {
                now++;
            }
        }
        return common;
    }

    private boolean isSame(int old, int now) {
        return before.get(old).equals(after.get(now));
    }

    /** How many lines both have in common from there on. */
    private int[][] sameFrom() {
        int[][] same = new int[before.size() + 1][after.size() + 1];
        for (int old = before.size() - 1; old >= 0; old--) {
            for (int now = after.size() - 1; now >= 0; now--) {
                same[old][now] = isSame(old, now)
                        ? same[old + 1][now + 1] + 1
                        : Math.max(same[old + 1][now], same[old][now + 1]);
            }
        }
        return same;
    }

    /** Lines that go and lines that come in their place pair as long as there are both. */
    private void add(List<Line> differing, int oldStart, int oldEnd, int nowStart, int nowEnd) {
        int gone = oldEnd - oldStart;
        int come = nowEnd - nowStart;
        for (int i = 0; i < Math.max(gone, come); i++) {
            differing.add(new Line(
                    1 + (i < come ? nowStart : oldStart) + i,
                    i < gone ? before.get(oldStart + i) : null,
                    i < come ? after.get(nowStart + i) : null));
        }
    }
}
