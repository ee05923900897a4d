package io.github.portfolioplatform.model;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Amounts of bytes that a message recommends. */
final class RoundBytes {

    private static final BigDecimal MEBIBYTE = BigDecimal.valueOf(1024L * 1024L);

    private RoundBytes() {}

    /** {@return an amount of at least as many bytes that people would write: whole mebibytes where the exact form has no unit} */
    static String atLeast(Quantity quantity) {
        String shown = quantity.describeBytes();
        return shown.equals(quantity.toString())
                ? shown
                : quantity.amount().divide(MEBIBYTE, 0, RoundingMode.CEILING) + "Mi";
    }
}
