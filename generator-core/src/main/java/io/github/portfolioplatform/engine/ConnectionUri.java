package io.github.portfolioplatform.engine;

import static java.util.Objects.requireNonNull;

import io.github.portfolioplatform.model.Password;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * A URI with a password in it.
 *
 * <p>User and password are percent-encoded strictly: the UTF-8 bytes of every character outside the unreserved set. All common
 * drivers decode that; many of them read the {@code +} of form encoding as a plus sign.
 *
 * @param before what stands in front of the password, already encoded
 * @param password the password
 * @param after what follows the password, already encoded
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3986#section-2.3">RFC 3986: unreserved characters</a>
 */
public record ConnectionUri(String before, SecretPassword password, String after) implements SettingValue {

    /** Refuses null. */
    public ConnectionUri {
        requireNonNull(before, "before");
        requireNonNull(password, "password");
        requireNonNull(after, "after");
    }

    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    /**
     * {@return {@code scheme://user:password@rest}}
     *
     * @param scheme the scheme, {@code postgres}
     * @param user the user; empty for servers that know passwords alone
     * @param password the password
     * @param rest what follows the login: host, path and query, already encoded
     */
    public static ConnectionUri of(String scheme, String user, SecretPassword password, String rest) {
        requireNonNull(scheme, "scheme");
        requireNonNull(user, "user");
        requireNonNull(rest, "rest");
        return new ConnectionUri(scheme + "://" + encoded(user) + ":", password, "@" + rest);
    }

    /**
     * {@return {@code start?user=…&password=…rest}, for drivers that take a login in front of the host for a part of its name}
     *
     * @param start scheme, host and path, already encoded
     * @param user the user
     * @param password the password
     * @param rest further parameters, already encoded, {@code &} first
     */
    public static ConnectionUri withParameters(String start, String user, SecretPassword password, String rest) {
        requireNonNull(start, "start");
        requireNonNull(user, "user");
        requireNonNull(rest, "rest");
        return new ConnectionUri(start + "?user=" + encoded(user) + "&password=", password, rest);
    }

    @Override
    public Optional<SecretPassword> secret() {
        return Optional.of(password);
    }

    @Override
    public boolean isPassword() {
        return false;
    }

    @Override
    public String reveal() {
        return before + password.known().map(known -> encoded(known.reveal())).orElse(Password.MASK) + after;
    }

    @Override
    public String toString() {
        return before + Password.MASK + after;
    }

    static String encoded(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            if (isUnreserved(octet)) {
                encoded.append((char) octet);
            } else {
                encoded.append(String.format(Locale.ROOT, "%%%02X", octet));
            }
        }
        return encoded.toString();
    }

    private static boolean isUnreserved(byte octet) {
        return UNRESERVED.indexOf(octet) >= 0;
    }
}
