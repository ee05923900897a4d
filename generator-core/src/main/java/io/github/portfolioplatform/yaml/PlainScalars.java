package io.github.portfolioplatform.yaml;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Knows the strings that some parser would read as another type if they were not quoted: YAML 1.1 and 1.2, go-yaml 2 and 3, SnakeYAML,
 * PyYAML. Kubernetes itself reads YAML 1.1.
 *
 * @see <a href="https://yaml.org/type/">YAML 1.1: types</a>
 */
final class PlainScalars {

    private static final Set<String> WORDS = Set.of(
            "", "~", "null", "Null", "NULL", "<<", "=", "y", "Y", "yes", "Yes", "YES", "n", "N", "no", "No", "NO",
            "true", "True", "TRUE", "false", "False", "FALSE", "on", "On", "ON", "off", "Off", "OFF");

    /**
     * Numbers, after all {@code _} are removed as Go does: binary, octal and hexadecimal ones with prefixes of either case, and a
     * sign behind them as go-yaml 2 reads it, decimal ones, those of base 60, infinity and not-a-number.
     */
    private static final Pattern NUMBER =
            Pattern.compile("(?i)[-+]?(?:0b[-+]?[01]++|0o[-+]?[0-7]++|0x[-+]?[0-9a-f]++(?:p[-+]?[0-9]++)?"
                    + "|(?:[0-9]++(?:\\.[0-9]*+)?|\\.[0-9]++)(?:e[-+]?[0-9]++)?"
                    + "|[0-9]++(?::[0-9]{1,2})++(?:\\.[0-9]*+)?"
                    + "|\\.(?:inf|nan))");

    private static final Pattern TIME = Pattern.compile("[0-9]{1,4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt \\t].*)?");

    private PlainScalars() {}

    /** {@return whether the string, unquoted, is a number, a time, a truth value or nothing to some parser} */
    static boolean isAmbiguous(String text) {
        return WORDS.contains(text) || (startsLikeNumber(text) && isNumberOrTime(text));
    }

    private static boolean isNumberOrTime(String text) {
        String digits = text.indexOf('_') < 0 ? text : text.replace("_", "");
        return NUMBER.matcher(digits).matches() || TIME.matcher(text).matches();
    }

    private static boolean startsLikeNumber(String text) {
        char first = text.charAt(0);
        return (first >= '0' && first <= '9') || first == '-' || first == '+' || first == '.';
    }
}
