package io.github.portfolioplatform.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.portfolioplatform.problem.InvalidValueException;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What holds of every amount of bytes, whatever it is an amount of.
 *
 * @param <A> the kind of amount
 */
abstract class ByteAmountContract<A extends Comparable<A>> {

    private final String title;
    private final A zero;
    private final Function<String, A> parser;
    private final BinaryOperator<A> plus;
    private final ToLongFunction<A> bytes;

    ByteAmountContract(
            String title, A zero, Function<String, A> parser, BinaryOperator<A> plus, ToLongFunction<A> bytes) {
        this.title = title;
        this.zero = zero;
        this.parser = parser;
        this.plus = plus;
        this.bytes = bytes;
    }

    private A parse(String text) {
        return parser.apply(text);
    }

    @ParameterizedTest
    @CsvSource({
        "512Mi, 536870912",
        "2Gi, 2147483648",
        "1.5Gi, 1610612736",
        "1G, 1000000000",
        "1e3, 1000",
        "1024, 1024",
        "0, 0"
    })
    void reads_binary_and_decimal_units(String text, long expected) {
        assertThat(bytes.applyAsLong(parse(text))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.5", "500m", "1.3Gi", "0.1Ki", "1n"})
    void refuses_a_fraction_of_a_byte(String text) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> parse(text))
                .withMessageContaining("is not an amount of " + title + ": it must be whole bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "-2Gi", "-0.5Ki"})
    void refuses_a_negative_amount(String text) {
        assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775808", "10E", "1e19"})
    void refuses_more_than_kubernetes_counts(String text) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> parse(text))
                .withMessageContaining("more than Kubernetes can count");
    }

    /** Kubernetes itself caps them silently; nobody means eight exbibytes less one byte. */
    @ParameterizedTest
    @ValueSource(strings = {"8Ei", "9Ei", "1000000Ei"})
    void refuses_binary_amounts_that_kubernetes_would_cap(String text) {
        assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> parse(text));
    }

    @Test
    void accepts_the_largest_number_that_kubernetes_counts() {
        assertThat(bytes.applyAsLong(parse("9223372036854775807"))).isEqualTo(Long.MAX_VALUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2GB", "2gi", "512 Mi", "plenty"})
    void refuses_what_is_no_quantity(String text) {
        assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> parse(text));
    }

    @Test
    void adds_exactly() {
        assertThat(bytes.applyAsLong(plus.apply(parse("1Gi"), parse("1G")))).isEqualTo(2_073_741_824L);
    }

    @Test
    void adds_to_nothing_as_the_other_amount() {
        assertThat(plus.apply(zero, parse("1G"))).hasToString("1G");
    }

    @Test
    void does_not_overflow_silently_when_a_sum_passes_64_bits() {
        A most = parse("9223372036854775807");

        A sum = plus.apply(most, most);

        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> bytes.applyAsLong(sum));
    }

    @Test
    void is_ordered_by_amount_and_not_by_text() {
        assertThat(parse("1Gi")).isGreaterThan(parse("900Mi"));
    }
}
