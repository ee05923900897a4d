package io.github.portfolioplatform.model;

import static java.util.Objects.requireNonNull;

import io.github.portfolioplatform.problem.CheckReturnValue;
import io.github.portfolioplatform.problem.InvalidValueException;

/**
 * An amount of storage, whole bytes, zero or more.
 *
 * @param quantity the amount in bytes
 */
@CheckReturnValue
public record Storage(Quantity quantity) implements Comparable<Storage> {

    /** No storage: the start of a sum. */
    public static final Storage ZERO = new Storage(Quantity.ofBytes(0));

    /**
     * Checks the amount.
     *
     * @throws InvalidValueException if it is negative or has a fraction of a byte
     */
    public Storage {
        requireNonNull(quantity, "quantity");
        Bytes.requireWhole(quantity, quantity.toString(), "storage");
    }

    /** {@return that many mebibytes, 2<sup>20</sup> bytes each} */
    public static Storage mebibytes(long mebibytes) {
        return new Storage(Bytes.mebi(mebibytes));
    }

    /** {@return that many gibibytes, 2<sup>30</sup> bytes each} */
    public static Storage gibibytes(long gibibytes) {
        return new Storage(Bytes.gibi(gibibytes));
    }

    /**
     * Reads an amount such as {@code 2Gi}.
     *
     * @throws InvalidValueException if the text is not a quantity, is negative, or has a fraction of a byte
     */
    public static Storage parse(String text) {
        requireNonNull(text, "text");
        return new Storage(Bytes.parse(text, "storage"));
    }

    /** {@return the number of bytes; an amount beyond 2<sup>63</sup>−1 overflows with an {@link ArithmeticException}} */
    public long bytes() {
        return quantity.amount().longValueExact();
    }

    /** {@return the sum} */
    public Storage plus(Storage other) {
        requireNonNull(other, "other");
        return new Storage(quantity.plus(other.quantity));
    }

    @Override
    public int compareTo(Storage other) {
        return quantity.compareTo(other.quantity);
    }

    /** {@return the canonical form, {@code 2Gi}} */
    @Override
    public String toString() {
        return quantity.toString();
    }
}
