package io.github.portfolioplatform.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.model.Password;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ConnectionUriTest {

    /** The passwords, how the drivers of each engine want them written, and the schemes of the engines. */
    static Stream<Arguments> passwords() throws Exception {
        List<Arguments> passwords = new ArrayList<>();
        try (InputStream in = ConnectionUriTest.class.getResourceAsStream("/vectors/connection-passwords.json")) {
            for (JsonNode vector : new JsonMapper().readTree(in)) {
                for (String scheme : List.of("postgres", "redis", "mongodb")) {
                    passwords.add(Arguments.of(
                            scheme,
                            vector.required("pw").asString(),
                            vector.required("strict").asString()));
                }
            }
        }
        return passwords.stream();
    }

    @ParameterizedTest
    @MethodSource("passwords")
    void a_password_is_encoded_as_all_drivers_read_it(String scheme, String password, String encoded) {
        assertThat(uri(scheme, password).reveal()).isEqualTo(scheme + "://app:" + encoded + "@db.default:1234/app");
    }

    @ParameterizedTest
    @MethodSource("passwords")
    void a_parser_of_uris_gives_the_password_back(String scheme, String password) {
        URI uri = URI.create(uri(scheme, password).reveal());

        assertThat(uri.getUserInfo()).isEqualTo("app:" + password);
        assertThat(decoded(uri.getRawUserInfo())).isEqualTo("app:" + password);
        assertThat(uri.getHost()).isEqualTo("db.default");
        assertThat(uri.getPort()).isEqualTo(1234);
        assertThat(uri.getPath()).isEqualTo("/app");
    }

    @Test
    void there_are_vectors() throws Exception {
        assertThat(passwords()).hasSizeGreaterThanOrEqualTo(3 * 20);
    }

    @Test
    void every_printable_ascii_character_comes_back() {
        String all =
                IntStream.rangeClosed(' ', '~').mapToObj(Character::toString).reduce("", String::concat);

        assertThat(decoded(URI.create(uri("redis", all).reveal()).getRawUserInfo()))
                .isEqualTo("app:" + all);
    }

    @Test
    void unreserved_characters_stay_as_they_are() {
        String unreserved = "ABCXYZabcxyz0189-._~";

        assertThat(uri("redis", unreserved).reveal()).contains(":" + unreserved + "@");
    }

    @Test
    void the_user_is_encoded_too() {
        ConnectionUri uri =
                new ConnectionUri("postgres", Optional.of("us:er@"), Optional.of(Password.of("p")), "db", 1234, "/app");

        assertThat(uri.reveal()).isEqualTo("postgres://us%3Aer%40:p@db:1234/app");
    }

    @Test
    void without_a_user_the_password_stands_behind_a_colon() {
        ConnectionUri uri =
                new ConnectionUri("redis", Optional.empty(), Optional.of(Password.of("redis123")), "redis", 6379, "");

        assertThat(uri.reveal()).isEqualTo("redis://:redis123@redis:6379");
    }

    @ParameterizedTest
    @MethodSource("passwords")
    void it_prints_without_its_password(String scheme, String password) {
        assertThat(uri(scheme, password)).hasToString(scheme + "://app:****@db.default:1234/app");
    }

    private static ConnectionUri uri(String scheme, String password) {
        return new ConnectionUri(
                scheme, Optional.of("app"), Optional.of(Password.of(password)), "db.default", 1234, "/app");
    }

    /** Percent-decoding as RFC 3986 has it: a plus sign is a plus sign. */
    private static String decoded(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '%') {
                bytes.write(Integer.parseInt(text.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                bytes.write(text.charAt(i));
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
