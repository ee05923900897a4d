package io.github.portfolioplatform.model;

import static java.util.Objects.requireNonNull;

import io.github.portfolioplatform.problem.CheckReturnValue;
import io.github.portfolioplatform.problem.InvalidValueException;
import io.github.portfolioplatform.problem.Problem;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * An amount of CPU time, whole millicores, zero or more.
 *
 * @param quantity the amount in cores
 * @see <a href="https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#meaning-of-cpu">Kubernetes: meaning of
 *     CPU</a>
 */
@CheckReturnValue
public record Cpu(Quantity quantity) implements Comparable<Cpu> {

    /** No CPU: the start of a sum. */
    public static final Cpu ZERO = new Cpu(Quantity.ofMillis(0));

    /**
     * Checks the amount.
     *
     * @throws InvalidValueException if it is negative or finer than a millicore
     */
    public Cpu {
        requireNonNull(quantity, "quantity");
        requireMillicores(quantity, quantity.toString());
    }

    private static void requireMillicores(Quantity quantity, String written) {
        BigDecimal millicores = quantity.amount().movePointRight(3).stripTrailingZeros();
        if (millicores.signum() < 0 || millicores.scale() > 0) {
            throw new InvalidValueException(
                    Problem.quoted(written) + " is not an amount of CPU: Kubernetes counts in whole millicores.",
                    "Write millicores such as 250m or cores such as 2.");
        }
    }

    /** {@return that many millicores} */
    public static Cpu millicores(long millicores) {
        return new Cpu(Quantity.ofMillis(millicores));
    }

    /** {@return that many cores} */
    public static Cpu cores(long cores) {
        return millicores(Quantity.countable(
                BigInteger.valueOf(cores).multiply(BigInteger.valueOf(1000)), String.valueOf(cores)));
    }

    /**
     * Reads an amount such as {@code 250m}, {@code 0.5} or {@code 2}.
     *
     * @throws InvalidValueException if the text is not a quantity, is negative, or is finer than a millicore
     */
    public static Cpu parse(String text) {
        requireNonNull(text, "text");
        Quantity quantity = Quantity.parseCountable(text);
        requireMillicores(quantity, text);
        return new Cpu(quantity);
    }

    /** {@return the sum} */
    public Cpu plus(Cpu other) {
        requireNonNull(other, "other");
        return new Cpu(quantity.plus(other.quantity));
    }

    @Override
    public int compareTo(Cpu other) {
        return quantity.compareTo(other.quantity);
    }

    /** {@return the canonical form, {@code 250m}} */
    @Override
    public String toString() {
        return quantity.toString();
    }
}
