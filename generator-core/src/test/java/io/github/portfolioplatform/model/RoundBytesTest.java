package io.github.portfolioplatform.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RoundBytesTest {

    @Test
    void a_sum_without_a_suffix_has_a_unit() {
        Quantity sum = Quantity.parse("1Gi").plus(Quantity.parse("1G"));

        assertThat(sum).hasToString("2073741824");
        assertThat(sum.describeBytes()).isEqualTo("2073741824 bytes (1977.7Mi)");
        assertThat(RoundBytes.atLeast(sum)).isEqualTo("1978Mi");
        assertThat(RoundBytes.atLeast(Quantity.parse("2Gi"))).isEqualTo("2Gi");
    }
}
