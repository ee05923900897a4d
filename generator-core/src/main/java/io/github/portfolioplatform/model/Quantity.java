package io.github.portfolioplatform.model;

import static java.util.Objects.requireNonNull;

import io.github.portfolioplatform.problem.CheckReturnValue;
import io.github.portfolioplatform.problem.InvalidValueException;
import io.github.portfolioplatform.problem.Problem;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An exact Kubernetes resource quantity, such as {@code 250m}, {@code 1.5} or {@code 512Mi}.
 *
 * <p>Accepted is what the API server documents: a decimal number, then one of {@code n u m k M G T P E} (powers of 1000), {@code Ki Mi
 * Gi Ti Pi Ei} (powers of 1024) or an exponent such as {@code e3}. As there, amounts finer than one billionth are rounded away from
 * zero and binary amounts are capped at 2<sup>63</sup>−1. Texts that the API server reads by accident ({@code .}, {@code -}, {@code e3} as
 * zero) are refused, and the canonical form is printed always, whatever was read.
 *
 * <p>Two quantities are equal when their values are: {@code 1Gi} equals {@code 1024Mi}.
 *
 * @see <a href="https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/">Kubernetes: Quantity</a>
 */
@CheckReturnValue
public final class Quantity implements Comparable<Quantity> {

    private static final Pattern GRAMMAR =
            Pattern.compile("([+-]?)([0-9]+\\.?[0-9]*|\\.[0-9]+)(?:([EPTGMK]i|[numkMGTPE]?)|[eE]([+-]?[0-9]+))");
    private static final String DECIMAL_SUFFIXES = "num kMGTPE";
    private static final String BINARY_SUFFIXES = "KMGTPE";
    private static final int SUFFIX_INDEX_OF_ONE = DECIMAL_SUFFIXES.indexOf(' ');
    private static final int FINEST_SCALE = 9;
    private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final BigDecimal MEBI = BigDecimal.valueOf(1024L * 1024L);
    private static final BigInteger BINARY_STEP = BigInteger.valueOf(1024);
    private static final BigInteger DECIMAL_STEP = BigInteger.valueOf(1000);
    /** Hostile texts stop here: more digits than any value of the API server needs. */
    private static final int LONGEST_TEXT = 64;

    private static final int LARGEST_EXPONENT = 1000;

    /** How a quantity is printed. */
    private enum Format {
        BINARY,
        DECIMAL,
        EXPONENT
    }

    private final BigDecimal amount;
    private final Format format;

    private Quantity(BigDecimal amount, Format format) {
        this.amount = amount;
        this.format = format;
    }

    /** {@return a quantity of that many thousandths, printed with decimal suffixes} */
    public static Quantity ofMillis(long thousandths) {
        return new Quantity(BigDecimal.valueOf(thousandths, 3), Format.DECIMAL);
    }

    /** {@return a quantity of that many bytes, printed with binary suffixes} */
    public static Quantity ofBytes(long bytes) {
        return new Quantity(BigDecimal.valueOf(bytes), Format.BINARY);
    }

    /**
     * Reads a quantity.
     *
     * @throws InvalidValueException if the text is not a quantity
     */
    public static Quantity parse(String text) {
        requireNonNull(text, "text");
        Matcher parts = GRAMMAR.matcher(text);
        if (text.length() > LONGEST_TEXT || !parts.matches()) {
            throw new InvalidValueException(
                    Problem.quoted(text) + " is not a quantity.",
                    MisspeltAmount.misspelt(text)
                            .map(MisspeltAmount::asQuestion)
                            .orElse("Write a number with a suffix of Kubernetes, such as 250m, 512Mi or 2Gi."));
        }
        BigDecimal number = new BigDecimal(parts.group(1) + trimPoint(parts.group(2)));
        if (parts.group(4) != null) {
            return new Quantity(rounded(number.scaleByPowerOfTen(exponent(text, parts.group(4)))), Format.EXPONENT);
        }
        String suffix = parts.group(3);
        return suffix.endsWith("i") ? binary(number, suffix) : decimal(number, suffix);
    }

    /**
     * Reads an amount of something that Kubernetes counts in 64 bits.
     *
     * @throws InvalidValueException if the text is not a quantity, or one above 2<sup>63</sup>−1
     */
    static Quantity parseCountable(String text) {
        Quantity quantity = parse(text);
        if (quantity.amount.compareTo(LARGEST) > 0
                || (quantity.format == Format.BINARY && quantity.amount.compareTo(LARGEST) == 0)) {
            throw uncountable(text);
        }
        return quantity;
    }

    /**
     * {@return the number as Kubernetes counts it}
     *
     * @throws InvalidValueException if it has more than 64 bits
     */
    static long countable(BigInteger number, String written) {
        if (number.bitLength() >= Long.SIZE) {
            throw uncountable(written);
        }
        return number.longValue();
    }

    private static InvalidValueException uncountable(String written) {
        return new InvalidValueException(
                Problem.quoted(written) + " is more than Kubernetes can count.", "Write an amount below 8Ei.");
    }

    private static Quantity binary(BigDecimal number, String suffix) {
        int power = BINARY_SUFFIXES.indexOf(suffix.charAt(0)) + 1;
        BigDecimal amount = rounded(number.multiply(new BigDecimal(BINARY_STEP.pow(power))));
        return new Quantity(amount.min(LARGEST).max(LARGEST.negate()), Format.BINARY);
    }

    private static Quantity decimal(BigDecimal number, String suffix) {
        int power = suffix.isEmpty() ? 0 : DECIMAL_SUFFIXES.indexOf(suffix) - SUFFIX_INDEX_OF_ONE;
        return new Quantity(rounded(number.scaleByPowerOfTen(3 * power)), Format.DECIMAL);
    }

    private static int exponent(String text, String digits) {
        BigInteger exponent = new BigInteger(digits);
        if (exponent.abs().compareTo(BigInteger.valueOf(LARGEST_EXPONENT)) > 0) {
            throw new InvalidValueException(
                    "The exponent of " + Problem.quoted(text) + " is out of range.",
                    "Write an exponent from -" + LARGEST_EXPONENT + " to " + LARGEST_EXPONENT + ".");
        }
        return exponent.intValueExact();
    }

    /** {@code BigDecimal} reads {@code .5}, but not every form of {@code 1.}. */
    private static String trimPoint(String digits) {
        return digits.endsWith(".") ? digits.substring(0, digits.length() - 1) : digits;
    }

    private static BigDecimal rounded(BigDecimal exact) {
        return exact.scale() > FINEST_SCALE ? exact.setScale(FINEST_SCALE, RoundingMode.UP) : exact;
    }

    /** {@return the exact value} */
    public BigDecimal amount() {
        return amount;
    }

    /**
     * {@return the amount as a number of bytes for people, always with a unit}
     * A sum such as that of 1Gi and 1G has no suffix in its canonical form: {@code 2073741824 bytes (1977.7Mi)}.
     */
    public String describeBytes() {
        String canonical = toString();
        boolean hasSuffix = !Character.isDigit(canonical.charAt(canonical.length() - 1));
        boolean isLarge = amount.compareTo(MEBI) >= 0;
        if (hasSuffix && (isLarge || format == Format.BINARY)) {
            return canonical;
        }
        return amount.stripTrailingZeros().toPlainString() + " bytes"
                + (isLarge ? " (" + amount.divide(MEBI, 1, RoundingMode.HALF_UP) + "Mi)" : "");
    }

    /** {@return whether it is written without a binary suffix} */
    boolean isDecimal() {
        return format == Format.DECIMAL;
    }

    /** {@return the exact sum; printed like this quantity, or like {@code other} when this is zero} */
    public Quantity plus(Quantity other) {
        requireNonNull(other, "other");
        return new Quantity(amount.add(other.amount), amount.signum() == 0 ? other.format : format);
    }

    @Override
    public int compareTo(Quantity other) {
        return amount.compareTo(other.amount);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Quantity that && amount.compareTo(that.amount) == 0;
    }

    @Override
    public int hashCode() {
        return amount.stripTrailingZeros().hashCode();
    }

    /**
     * {@return the canonical form: no precision lost, no fraction digits, the largest suffix with a whole number before it}
     * Binary amounts below 1024 or with a fraction of a byte are printed with decimal suffixes, as the API server does.
     */
    @Override
    public String toString() {
        if (amount.signum() == 0) {
            return "0";
        }
        return format == Format.BINARY && isWhole() && amount.abs().compareTo(new BigDecimal(BINARY_STEP)) >= 0
                ? binaryForm()
                : decimalForm();
    }

    private boolean isWhole() {
        return amount.stripTrailingZeros().scale() <= 0;
    }

    private String binaryForm() {
        BigInteger whole = amount.toBigIntegerExact();
        int power = 0;
        while (power < BINARY_SUFFIXES.length() && isMultiple(whole, BINARY_STEP)) {
            whole = whole.divide(BINARY_STEP);
            power++;
        }
        return power == 0 ? whole.toString() : whole + BINARY_SUFFIXES.substring(power - 1, power) + "i";
    }

    private String decimalForm() {
        BigInteger whole = amount.movePointRight(FINEST_SCALE).toBigIntegerExact();
        int index = 0;
        int last = format == Format.EXPONENT ? Integer.MAX_VALUE : DECIMAL_SUFFIXES.length() - 1;
        while (index < last && isMultiple(whole, DECIMAL_STEP)) {
            whole = whole.divide(DECIMAL_STEP);
            index++;
        }
        if (index == SUFFIX_INDEX_OF_ONE) {
            return whole.toString();
        }
        return format == Format.EXPONENT
                ? whole + "e" + 3 * (index - SUFFIX_INDEX_OF_ONE)
                : whole + DECIMAL_SUFFIXES.substring(index, index + 1);
    }

    private static boolean isMultiple(BigInteger whole, BigInteger step) {
        return whole.mod(step).signum() == 0;
    }
}
