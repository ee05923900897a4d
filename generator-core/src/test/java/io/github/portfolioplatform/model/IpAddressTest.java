package io.github.portfolioplatform.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An address has one form that Kubernetes takes without a warning. */
class IpAddressTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.7, 10.0.0.7",
        "::, ::",
        "::1, ::1",
        "0:0:0:0:0:0:0:0, ::",
        "FD00:0:0::7, fd00::7",
        "1:0:0:2:0:0:0:3, 1:0:0:2::3",
        "1:0:2:0:3:0:4:0, 1:0:2:0:3:0:4:0",
        "1:0:0:2:3:0:0:4, 1::2:3:0:0:4",
        "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0"
    })
    void an_address_is_written_as_kubernetes_writes_it(String written, String canonical) {
        assertThat(IpAddress.canonical(written)).contains(canonical);
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.7/24, 10.0.0.0/24",
        "10.0.0.7/32, 10.0.0.7/32",
        "0.0.0.0/0, 0.0.0.0/0",
        "fd00::ffff/120, fd00::ff00/120",
        "FD00::/9, fd00::/9",
        "::/0, ::/0"
    })
    void a_block_has_no_bits_behind_its_prefix(String written, String canonical) {
        assertThat(IpAddress.canonicalBlock(written)).contains(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                ":::",
                "1::2::3",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4:5:6:7:8::",
                "12345::",
                ":1:2:3:4:5:6:7",
                "010.0.0.1",
                "10.0.0",
                "10.0.0.256",
                "::ffff:10.0.0.1",
                "::ffff:a00:1",
                "fe80::1%eth0",
                "[::1]",
                "10.0.0.1/24"
            })
    void anything_else_is_no_address(String text) {
        assertThat(IpAddress.canonical(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0", "10.0.0.0/33", "10.0.0.0/08", "fd00::/129", "/8", "1::2::3/8", "10.0.0.0/"})
    void anything_else_is_no_block(String text) {
        assertThat(IpAddress.canonicalBlock(text)).isEmpty();
    }
}
