package io.github.portfolioplatform.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MemoryTest extends ByteAmountContract<Memory> {

    MemoryTest() {
        super("memory", Memory.ZERO, Memory::parse, Memory::plus, Memory::bytes);
    }

    @Test
    void counts_1024_mebibytes_as_one_gibibyte() {
        assertThat(Memory.gibibytes(2)).isEqualTo(Memory.mebibytes(2048)).isEqualByComparingTo(Memory.parse("2Gi"));
    }

    @Test
    void prints_the_canonical_form() {
        assertThat(Memory.mebibytes(3072)).hasToString("3Gi");
    }
}
