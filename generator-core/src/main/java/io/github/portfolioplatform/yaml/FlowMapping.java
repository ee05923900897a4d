package io.github.portfolioplatform.yaml;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes a mapping of strings on one line, for people to paste into a file. */
public final class FlowMapping {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./](?:[A-Za-z0-9_./:+@-]*[A-Za-z0-9_./+@-])?|…");

    private FlowMapping() {}

    /** {@return the mapping in the order of its keys, {@code {change: version-jumps, to: "16"}}} */
    public static String of(Map<String, String> entries) {
        return entries.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + scalar(entry.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String scalar(String text) {
        return PLAIN.matcher(text).matches() && !PlainScalars.isAmbiguous(text) ? text : quoted(text);
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(point -> {
            if (point == '"' || point == '\\') {
                quoted.append('\\').appendCodePoint(point);
            } else if (Character.isISOControl(point)) {
                quoted.append(String.format(Locale.ROOT, "\\u%04x", point));
            } else {
                quoted.appendCodePoint(point);
            }
        });
        return quoted.append('"').toString();
    }
}
