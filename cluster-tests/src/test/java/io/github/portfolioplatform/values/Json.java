package io.github.portfolioplatform.values;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** As much of JSON as questions and answers need. */
final class Json {

    private static final Pattern ESCAPED = Pattern.compile("\\\\u([0-9a-f]{4})");

    private Json() {}

    static String text(String value) {
        StringBuilder json = new StringBuilder("\"");
        for (char character : value.toCharArray()) {
            if (character >= ' ' && character < 0x7f && character != '"' && character != '\\') {
                json.append(character);
            } else {
                json.append(String.format("\\u%04x", (int) character));
            }
        }
        return json.append('"').toString();
    }

    /** {@return what {@link #text} has written} */
    static String value(String json) {
        return ESCAPED.matcher(json.substring(1, json.length() - 1))
                .replaceAll(escaped ->
                        Matcher.quoteReplacement(Character.toString(Integer.parseInt(escaped.group(1), 16))));
    }
}
