package io.github.portfolioplatform.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.portfolioplatform.problem.InvalidValueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MemoryTest {

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
    void reads_binary_and_decimal_units(String text, long bytes) {
        assertThat(Memory.parse(text).bytes()).isEqualTo(bytes);
    }

    @Test
    void counts_1024_mebibytes_as_one_gibibyte() {
        assertThat(Memory.gibibytes(2)).isEqualTo(Memory.mebibytes(2048)).isEqualByComparingTo(Memory.parse("2Gi"));
    }

    @Test
    void prints_the_canonical_form() {
        assertThat(Memory.mebibytes(3072)).hasToString("3Gi");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.5", "500m", "1.3Gi", "0.1Ki", "1n"})
    void refuses_a_fraction_of_a_byte(String text) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> Memory.parse(text))
                .withMessageContaining("is not an amount of memory: it must be whole bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "-2Gi", "-0.5Ki"})
    void refuses_a_negative_amount(String text) {
        assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> Memory.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775808", "10E", "1e19"})
    void refuses_more_than_kubernetes_counts(String text) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> Memory.parse(text))
                .withMessageContaining("more than Kubernetes can count");
    }

    /** Kubernetes itself caps them silently; nobody means eight exbibytes less one byte. */
    @ParameterizedTest
    @ValueSource(strings = {"8Ei", "9Ei", "1000000Ei"})
    void refuses_binary_amounts_that_kubernetes_would_cap(String text) {
        assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> Memory.parse(text));
    }

    @Test
    void accepts_the_largest_number_that_kubernetes_counts() {
        assertThat(Memory.parse("9223372036854775807").bytes()).isEqualTo(Long.MAX_VALUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2GB", "2gi", "512 Mi", "plenty"})
    void refuses_what_is_no_quantity(String text) {
        assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> Memory.parse(text));
    }

    @Test
    void adds_exactly() {
        assertThat(Memory.parse("1Gi").plus(Memory.parse("1G")).bytes()).isEqualTo(2_073_741_824L);
    }

    @Test
    void adds_to_nothing_as_the_other_amount() {
        assertThat(Memory.ZERO.plus(Memory.parse("1G"))).hasToString("1G");
    }

    @Test
    void does_not_overflow_silently_when_a_sum_passes_64_bits() {
        Memory most = Memory.parse("9223372036854775807");

        Memory sum = most.plus(most);

        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(sum::bytes);
    }

    @Test
    void is_ordered_by_amount_and_not_by_text() {
        assertThat(Memory.parse("1Gi")).isGreaterThan(Memory.parse("900Mi"));
    }
}
