package io.github.portfolioplatform.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.portfolioplatform.problem.InvalidValueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CpuTest {

    @ParameterizedTest
    @CsvSource({"250m, 250m", "0.25, 250m", "2, 2", "2000m, 2", "1.5, 1500m", "0, 0", "2e0, 2", "1e-3, 1e-3", "1k, 1k"})
    void reads_cores_and_millicores(String text, String canonical) {
        assertThat(Cpu.parse(text)).hasToString(canonical);
    }

    @Test
    void counts_a_thousand_millicores_as_one_core() {
        assertThat(Cpu.cores(2)).isEqualTo(Cpu.millicores(2000)).isEqualByComparingTo(Cpu.parse("2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.5m", "1u", "0.0001", "1n", "1e-4"})
    void refuses_what_is_finer_than_a_millicore(String text) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> Cpu.parse(text))
                .withMessageContaining("whole millicores");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "-250m", "-0.001"})
    void refuses_a_negative_amount(String text) {
        assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> Cpu.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775808", "10E", "1e30"})
    void refuses_more_than_kubernetes_counts(String text) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> Cpu.parse(text))
                .withMessageContaining("more than Kubernetes can count");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two", "1 core", "250M i", "0,5"})
    void refuses_what_is_no_quantity(String text) {
        assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> Cpu.parse(text));
    }

    @Test
    void refuses_a_quantity_that_is_no_cpu_time() {
        Quantity tooFine = Quantity.parse("1n");

        assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> new Cpu(tooFine));
    }

    @Test
    void adds_exactly() {
        assertThat(Cpu.parse("0.1").plus(Cpu.parse("200m"))).isEqualTo(Cpu.millicores(300));
    }

    @Test
    void adds_to_nothing_as_the_other_amount() {
        assertThat(Cpu.ZERO.plus(Cpu.parse("2750m"))).hasToString("2750m");
    }

    @Test
    void is_ordered_by_amount_and_not_by_text() {
        assertThat(Cpu.parse("2")).isGreaterThan(Cpu.parse("250m"));
    }
}
