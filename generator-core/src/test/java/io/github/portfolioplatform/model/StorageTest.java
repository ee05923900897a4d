package io.github.portfolioplatform.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StorageTest extends ByteAmountContract<Storage> {

    StorageTest() {
        super("storage", Storage.ZERO, Storage::parse, Storage::plus, Storage::bytes);
    }

    @Test
    void counts_1024_mebibytes_as_one_gibibyte() {
        assertThat(Storage.gibibytes(2)).isEqualTo(Storage.mebibytes(2048)).isEqualByComparingTo(Storage.parse("2Gi"));
    }

    @Test
    void prints_the_canonical_form() {
        assertThat(Storage.mebibytes(3072)).hasToString("3Gi");
    }
}
