package io.github.portfolioplatform.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.connection.Connection;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/**
 * What a Secret of an instance has to hold, as the README tells it: a binding with the password of one user, or the passwords of
 * administrators.
 *
 * @param connection the instance
 * @param user whose Secret it is, the last part of its name: {@code secrets}, which is the application's, {@code backup}
 * @param properties the passwords of all users
 */
record ExpectedSecret(Connection connection, String user, Map<String, String> properties) {

    private static final String APPLICATION = "secrets";

    /** Keys of the application's Secret from before there were bindings. They are of its first login for ever. */
    private static final Set<String> FIRST_LOGIN =
            Set.of("postgres-password", "mongodb-root-password", "redis-password");

    /** Fails unless these values are what is expected, byte by byte. */
    void isMet(Map<String, String> values) {
        if (values.containsKey("password")) {
            isBinding(values);
        } else {
            values.forEach((key, value) -> assertThat(value).as(key).isEqualTo(properties.getOrDefault(key, "")));
            assertThat(values).containsKeys("admin");
        }
        if (user.equals(APPLICATION)) {
            assertThat(values.keySet()).isEqualTo(connection.secretKeys());
            assertThat(values).containsEntry("username", connection.user().orElseThrow());
        }
    }

    private void isBinding(Map<String, String> values) {
        assertThat(values).containsEntry("password", properties.get(property()));
        assertThat(values).containsEntry("host", connection.host());
        assertThat(values).containsEntry("port", String.valueOf(connection.port()));
        FIRST_LOGIN.stream()
                .filter(values::containsKey)
                .forEach(key -> assertThat(values).containsEntry(key, properties.get("app")));
        URI uri = URI.create(values.get("uri"));
        assertThat(uri.getHost()).isEqualTo(connection.host());
        assertThat(uri.getPort()).isEqualTo(connection.port());
        String[] login = uri.getRawUserInfo().split(":", -1);
        assertThat(login).hasSize(2).allMatch(part -> part.matches("([A-Za-z0-9._~-]|%[0-9A-F]{2})*"));
        assertThat(URLDecoder.decode(login[0], StandardCharsets.UTF_8)).isEqualTo(values.get("username"));
        assertThat(URLDecoder.decode(login[1], StandardCharsets.UTF_8)).isEqualTo(values.get("password"));
    }

    /** The application has the login that is in use. */
    private String property() {
        if (!user.equals(APPLICATION)) {
            return user;
        }
        return connection.user().orElseThrow().endsWith("_app2") ? "app2" : "app";
    }
}
