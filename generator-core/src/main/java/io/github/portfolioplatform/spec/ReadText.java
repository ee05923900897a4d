package io.github.portfolioplatform.spec;

import io.github.portfolioplatform.problem.InvalidValueException;
import io.github.portfolioplatform.problem.VisibleText;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * What every text of a spec keeps, whichever key it belongs to: it has no control character, no other invisible one, and an end. Texts
 * reach YAML, Markdown, consoles and reports, and none of them has to think of such characters again.
 */
final class ReadText {

    /** Linux starts no program with a longer argument or variable of twice as many bytes. */
    private static final int LONGEST = 65_536;

    private ReadText() {}

    /** {@return the text, which is one line} */
    static String oneLine(String key, String text) {
        return checked(
                key,
                text,
                VisibleText::isVisible,
                "Write one line of visible characters; of YAML's blocks, >- is one.");
    }

    /** {@return the text, which may have several lines} */
    static String lines(String key, String text) {
        return checked(
                key, text, VisibleText::areVisibleLines, "Write visible characters, spaces, tabs and ends of lines.");
    }

    private static String checked(String key, String text, Predicate<String> form, String fix) {
        if (text.length() > LONGEST) {
            String what = String.format(Locale.ROOT, "%s has %,d characters.", key, text.length());
            throw new InvalidValueException(what, String.format(Locale.ROOT, "Write at most %,d.", LONGEST));
        }
        if (!form.test(text)) {
            String codes = text.codePoints()
                    .filter(point -> !form.test(Character.toString(point)))
                    .distinct()
                    .limit(3)
                    .mapToObj(point -> String.format(Locale.ROOT, "U+%04X", point))
                    .reduce((one, other) -> one + ", " + other)
                    .orElse("half of one");
            throw new InvalidValueException(key + " has an invisible character: " + codes + ".", fix);
        }
        return text;
    }
}
