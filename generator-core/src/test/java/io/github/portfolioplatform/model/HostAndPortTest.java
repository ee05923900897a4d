package io.github.portfolioplatform.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken for a host or a port is one for every client. */
class HostAndPortTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.com",
                "s3",
                "S3.Example.COM",
                "10.0.0.1",
                "10.0.0.1:1",
                "a-b.c:65535",
                "[fd00::7]",
                "[::1]:6443"
            })
    void it_is_a_host_with_a_port_at_most(String text) {
        assertThat(HostAndPort.isAuthority(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", ":1", "s3..example.com", ".example.com", "example.com.", "-a.com", "a-.com", "a_b", "10.0.0.256",
                        "10.0.0", "a.1",
                "a.0x1f", "a:0", "a:65536", "a:99999", "a:080", "a:", "[fd00::7", "[1::2::3]", "[10.0.0.1]",
                        "[FD00::7]", "]][[::",
                "a:1:2", "[::1]x"
            })
    void it_is_none(String text) {
        assertThat(HostAndPort.isAuthority(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 254})
    void no_part_and_no_whole_is_longer_than_dns_has_it(int length) {
        assertThat(HostAndPort.isHost("a".repeat(63) + ".b")).isTrue();
        assertThat(HostAndPort.isHost("a".repeat(length) + ".b")).isFalse();
        assertThat(HostAndPort.isHost("a.".repeat(126) + "bb")).isFalse();
    }
}
