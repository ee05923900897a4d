package io.github.portfolioplatform.model;

import static java.util.Objects.requireNonNull;

import io.github.portfolioplatform.problem.CheckReturnValue;
import io.github.portfolioplatform.problem.InvalidValueException;

/**
 * An amount of memory, whole bytes, zero or more.
 *
 * @param quantity the amount in bytes
 */
@CheckReturnValue
public record Memory(Quantity quantity) implements Comparable<Memory> {

    /** No memory: the start of a sum. */
    public static final Memory ZERO = new Memory(Quantity.ofBytes(0));

    /**
     * Checks the amount.
     *
     * @throws InvalidValueException if it is negative or has a fraction of a byte
     */
    public Memory {
        requireNonNull(quantity, "quantity");
        Bytes.requireWhole(quantity, quantity.toString(), "memory");
    }

    /** {@return that many mebibytes, 2<sup>20</sup> bytes each} */
    public static Memory mebibytes(long mebibytes) {
        return new Memory(Bytes.mebi(mebibytes));
    }

    /** {@return that many gibibytes, 2<sup>30</sup> bytes each} */
    public static Memory gibibytes(long gibibytes) {
        return new Memory(Bytes.gibi(gibibytes));
    }

    /**
     * Reads an amount such as {@code 512Mi}.
     *
     * @throws InvalidValueException if the text is not a quantity, is negative, or has a fraction of a byte
     */
    public static Memory parse(String text) {
        requireNonNull(text, "text");
        return new Memory(Bytes.parse(text, "memory"));
    }

    /** {@return the number of bytes; an amount beyond 2<sup>63</sup>−1 overflows with an {@link ArithmeticException}} */
    public long bytes() {
        return quantity.amount().longValueExact();
    }

    /** {@return the sum} */
    public Memory plus(Memory other) {
        requireNonNull(other, "other");
        return new Memory(quantity.plus(other.quantity));
    }

    @Override
    public int compareTo(Memory other) {
        return quantity.compareTo(other.quantity);
    }

    /** {@return the canonical form, {@code 512Mi}} */
    @Override
    public String toString() {
        return quantity.toString();
    }
}
