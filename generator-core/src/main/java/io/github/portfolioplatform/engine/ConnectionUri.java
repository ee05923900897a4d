package io.github.portfolioplatform.engine;

import io.github.portfolioplatform.model.Password;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * A connection URI. It prints with its password masked; only {@link #reveal()} shows it.
 *
 * <p>User and password are percent-encoded strictly: the UTF-8 bytes of every character outside the unreserved set. All common
 * drivers decode that; many of them read the {@code +} of form encoding as a plus sign.
 *
 * @param scheme the scheme, {@code postgres}
 * @param user the user, for engines that have one
 * @param password the password; empty where it is brought from outside
 * @param host the host
 * @param port the port
 * @param rest what follows the port: path and query, already encoded
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3986#section-2.3">RFC 3986: unreserved characters</a>
 */
public record ConnectionUri(
        String scheme, Optional<String> user, Optional<Password> password, String host, int port, String rest) {

    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    /** {@return the URI with its password, masked where it is not known} */
    public String reveal() {
        return with(password.map(known -> encoded(known.reveal())).orElse(Password.MASK));
    }

    /** {@return the URI with {@value Password#MASK} for its password} */
    @Override
    public String toString() {
        return with(Password.MASK);
    }

    private String with(String shownPassword) {
        return scheme + "://" + user.map(ConnectionUri::encoded).orElse("") + ":" + shownPassword + "@" + host + ":"
                + port + rest;
    }

    private static String encoded(String text) {
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
