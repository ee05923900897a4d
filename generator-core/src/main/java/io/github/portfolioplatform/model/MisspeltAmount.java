package io.github.portfolioplatform.model;

import io.github.portfolioplatform.problem.Grammar;
import io.github.portfolioplatform.problem.InvalidValueException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a text was meant to be that is no amount: {@code 2Gi} for {@code 2GB}. */
final class MisspeltAmount {

    /** The unit of a number that has none. */
    private static final String UNIT = "Gi";

    /** {@code 2GB}, {@code 128MiB}, {@code 512 mb}, {@code 512m}: the number and the letter of the unit. */
    private static final Grammar OF_BYTES = Grammar.of(32, "([0-9]++(?:\\.[0-9]++)?+) ?+([kKmMgGtTpPeE])[iI]?+[bB]?+");

    /** A quantity with a blank before its suffix. */
    private static final Grammar SPACED = Grammar.of(32, "([0-9]++(?:\\.[0-9]++)?+) ([EPTGMK]i|[mkMGTPE])");

    private static final Grammar NUMBER = Grammar.of(32, "[0-9]++(?:\\.[0-9]++)?+");

    private MisspeltAmount() {}

    /** {@return the whole bytes that a text was meant to be, which is no amount of them} */
    static Optional<String> inBytes(String text) {
        Stream<String> withUnit = OF_BYTES.match(text).stream()
                .map(parts -> parts.group(1) + parts.group(2).toUpperCase(Locale.ROOT) + "i");
        Stream<String> withoutUnit = NUMBER.match(text).stream().map(number -> text + UNIT);
        return Stream.concat(withUnit, withoutUnit)
                .filter(MisspeltAmount::areWholeBytes)
                .findFirst();
    }

    /** {@return the quantity that a text was meant to be, which is none: {@code 2Gi} for {@code 2GB}, {@code 250m} for {@code 250 m}} */
    static Optional<String> misspelt(String text) {
        return SPACED.match(text)
                .map(parts -> parts.group(1) + parts.group(2))
                .or(() -> OF_BYTES.match(text).flatMap(parts -> inBytes(text)));
    }

    private static boolean areWholeBytes(String text) {
        try {
            Quantity quantity = Quantity.parseCountable(text);
            return quantity.amount().stripTrailingZeros().scale() <= 0;
        } catch (InvalidValueException tooMuch) {
            return false;
        }
    }

    static String asQuestion(String meant) {
        return "Did you mean " + meant + "?";
    }
}
