package io.github.portfolioplatform.model;

import io.github.portfolioplatform.problem.InvalidValueException;
import io.github.portfolioplatform.problem.Problem;
import java.math.BigInteger;

/** What memory and storage have in common. */
final class Bytes {

    private static final long MEBI = 1024L * 1024L;

    private Bytes() {}

    static Quantity mebi(long mebibytes) {
        return Quantity.ofBytes(product(mebibytes, MEBI, "Mi"));
    }

    static Quantity gibi(long gibibytes) {
        return Quantity.ofBytes(product(gibibytes, 1024L * MEBI, "Gi"));
    }

    private static long product(long number, long unit, String suffix) {
        return Quantity.countable(BigInteger.valueOf(number).multiply(BigInteger.valueOf(unit)), number + suffix);
    }

    static Quantity parse(String text, String what) {
        Quantity quantity = Quantity.parseCountable(text);
        requireWhole(quantity, text, what);
        return quantity;
    }

    static void requireWhole(Quantity quantity, String written, String what) {
        if (quantity.amount().signum() < 0
                || quantity.amount().stripTrailingZeros().scale() > 0) {
            throw new InvalidValueException(
                    Problem.quoted(written) + " is not an amount of " + what
                            + ": it must be whole bytes, zero or more.",
                    MisspeltAmount.inBytes(written)
                            .map(MisspeltAmount::asQuestion)
                            .orElse("Write a binary quantity such as 512Mi or 2Gi."));
        }
    }
}
