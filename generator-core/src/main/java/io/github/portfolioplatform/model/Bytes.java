package io.github.portfolioplatform.model;

import io.github.portfolioplatform.problem.InvalidValueException;

/** What memory and storage have in common. */
final class Bytes {

    private static final long MEBI = 1024L * 1024L;

    private Bytes() {}

    static Quantity mebi(long mebibytes) {
        return Quantity.ofBytes(Math.multiplyExact(mebibytes, MEBI));
    }

    static Quantity gibi(long gibibytes) {
        return mebi(Math.multiplyExact(gibibytes, 1024L));
    }

    static void requireWhole(Quantity quantity, String what) {
        if (quantity.amount().signum() < 0
                || quantity.amount().stripTrailingZeros().scale() > 0) {
            throw new InvalidValueException(
                    "'" + quantity + "' is not an amount of " + what + ": it must be whole bytes, zero or more.",
                    "Write a binary quantity such as 512Mi or 2Gi.");
        }
    }
}
