package io.github.portfolioplatform.model;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Optional;

/**
 * Whether the application of an instance of production has a second login, and which of the two it uses. The servers keep one password for
 * a login, so two logins take turns: the password of the one that is not in use changes, then the application changes over to it, and
 * pods that still have the other one go on. Both have the same rights.
 */
public enum SecondLogin {
    /** It exists, and the application uses the first one. */
    PREPARED("prepared"),
    /** The application uses it, and the first one is kept. */
    USED("used");

    /** What its password is called in a store, and the last part of its name. */
    public static final String PASSWORD = "app2";

    private final String id;

    SecondLogin(String id) {
        this.id = id;
    }

    /** {@return the state of that {@link #id()}} */
    public static Optional<SecondLogin> of(String id) {
        requireNonNull(id, "id");
        return Arrays.stream(values()).filter(state -> state.id.equals(id)).findFirst();
    }

    /** {@return the name in specs: {@code used}} */
    public String id() {
        return id;
    }
}
