package io.github.portfolioplatform.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MeasureTest {

    @Test
    void the_median_of_an_even_number_lies_between_the_two_in_the_middle() {
        assertThat(new Measure(new double[] {4, 1, 3, 2}).median()).isEqualTo(2.5);
    }

    @Test
    void the_spread_is_that_of_the_quartiles() {
        assertThat(new Measure(new double[] {5, 1, 2, 4, 3}).shown()).isEqualTo("3.00 (2.00–4.00)");
    }

    @Test
    void one_value_has_no_spread() {
        assertThat(new Measure(new double[] {1.5}).shown()).isEqualTo("1.50 (1.50–1.50)");
    }
}
