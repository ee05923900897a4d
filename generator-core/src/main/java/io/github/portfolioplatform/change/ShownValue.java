package io.github.portfolioplatform.change;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values as people read them: on one line, without invisible characters, cut around what differs. */
final class ShownValue {

    private static final int LONGEST = 72;
    /** How much of what is the same stands before what differs. */
    private static final int CONTEXT = 16;

    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

    private ShownValue() {}

    static FieldChange change(String path, @Nullable Object before, @Nullable Object after) {
        String old = before == null ? "" : text(before);
        String now = after == null ? "" : text(after);
        int start = before == null || after == null ? 0 : Math.max(0, firstDifference(old, now) - CONTEXT);
        boolean mistakable = before != null && after != null && old.equals(now);
        return new FieldChange(
                visible(path), shown(before, old, start, mistakable), shown(after, now, start, mistakable));
    }

    private static @Nullable String shown(@Nullable Object value, String text, int start, boolean mistakable) {
        if (value == null) {
            return null;
        }
        // "5432" and 5432 are different values with the same text.
        return (mistakable && value instanceof String) || text.isEmpty()
                ? "\"" + cut(text, start) + "\""
                : cut(text, start);
    }

    private static int firstDifference(String one, String other) {
        int shorter = Math.min(one.length(), other.length());
        for (int i = 0; i < shorter; i++) {
            if (one.charAt(i) != other.charAt(i)) {
                return i;
            }
        }
        return shorter;
    }

    private static String cut(String text, int start) {
        int from = text.length() <= LONGEST ? 0 : Math.min(start, text.length() - LONGEST);
        int to = Math.min(from + LONGEST, text.length());
        return (from > 0 ? "…" : "") + text.substring(from, to) + (to < text.length() ? "…" : "");
    }

    private static String text(Object value) {
        String text = BLANKS.matcher(compact(value)).replaceAll(" ").strip();
        return visible(text);
    }

    /** {@return the text without characters that would forge a line or hide something} */
    static String visible(String text) {
        return INVISIBLE.matcher(text).replaceAll("·");
    }

    private static String compact(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(field -> field.getKey() + ": " + compact(field.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        } else if (value instanceof List<?> list) {
            return list.stream()
                    .map(item -> item.equals("") ? "\"\"" : compact(item))
                    .collect(Collectors.joining(", ", "[", "]"));
        }
        return value.toString();
    }
}
