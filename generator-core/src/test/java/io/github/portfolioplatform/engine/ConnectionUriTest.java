package io.github.portfolioplatform.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.model.Password;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConnectionUriTest {

    static List<PasswordVector> passwords() {
        return PasswordVector.all();
    }

    @ParameterizedTest
    @MethodSource("passwords")
    void a_password_is_encoded_as_all_drivers_read_it(PasswordVector vector) {
        assertThat(uri(vector.password()).reveal())
                .isEqualTo("redis://app:" + vector.encoded() + "@db.default:1234/app");
    }

    @ParameterizedTest
    @MethodSource("passwords")
    void a_parser_of_uris_gives_the_password_back(PasswordVector vector) {
        URI uri = URI.create(uri(vector.password()).reveal());

        assertThat(uri.getUserInfo()).isEqualTo("app:" + vector.password());
        assertThat(decoded(uri.getRawUserInfo())).isEqualTo("app:" + vector.password());
        assertThat(uri.getHost()).isEqualTo("db.default");
        assertThat(uri.getPort()).isEqualTo(1234);
        assertThat(uri.getPath()).isEqualTo("/app");
    }

    @Test
    void there_are_vectors() {
        assertThat(passwords()).hasSizeGreaterThanOrEqualTo(28);
    }

    @Test
    void every_printable_ascii_character_comes_back() {
        String all =
                IntStream.rangeClosed(' ', '~').mapToObj(Character::toString).reduce("", String::concat);

        assertThat(decoded(URI.create(uri(all).reveal()).getRawUserInfo())).isEqualTo("app:" + all);
    }

    @Test
    void unreserved_characters_stay_as_they_are() {
        String unreserved = "ABCXYZabcxyz0189-._~";

        assertThat(uri(unreserved).reveal()).contains(":" + unreserved + "@");
    }

    @Test
    void the_user_is_encoded_too() {
        assertThat(ConnectionUri.of("postgres", "us:er@", held("p"), "db/app").reveal())
                .isEqualTo("postgres://us%3Aer%40:p@db/app");
    }

    @Test
    void without_a_user_the_password_stands_behind_a_colon() {
        assertThat(ConnectionUri.of("redis", "", held("redis123"), "redis:6379").reveal())
                .isEqualTo("redis://:redis123@redis:6379");
    }

    @Test
    void a_login_can_stand_behind_the_host() {
        ConnectionUri uri = ConnectionUri.withParameters("jdbc:postgresql://db/app", "us&er", held("p=1"), "&x=y");

        assertThat(uri.reveal()).isEqualTo("jdbc:postgresql://db/app?user=us%26er&password=p%3D1&x=y");
        assertThat(uri).hasToString("jdbc:postgresql://db/app?user=us%26er&password=****&x=y");
    }

    @ParameterizedTest
    @MethodSource("passwords")
    void it_prints_without_its_password(PasswordVector vector) {
        assertThat(uri(vector.password())).hasToString("redis://app:****@db.default:1234/app");
    }

    @Test
    void a_password_that_nobody_told_stays_masked() {
        SecretPassword brought = new SecretPassword("db-secrets", "password", Optional.empty());

        assertThat(ConnectionUri.of("redis", "app", brought, "db").reveal()).isEqualTo("redis://app:****@db");
    }

    private static ConnectionUri uri(String password) {
        return ConnectionUri.of("redis", "app", held(password), "db.default:1234/app");
    }

    private static SecretPassword held(String password) {
        return new SecretPassword("db-secrets", "password", Optional.of(Password.of(password)));
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
