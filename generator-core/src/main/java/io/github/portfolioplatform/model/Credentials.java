package io.github.portfolioplatform.model;

import static java.util.Objects.requireNonNull;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A user of a database server and its password. */
public final class Credentials {

    private final String user;
    private final @Nullable Password password;

    private Credentials(String user, @Nullable Password password) {
        requireNonNull(user, "user");
        this.user = user;
        this.password = password;
    }

    /** {@return a user whose password the model does not know} */
    public static Credentials of(String user) {
        return new Credentials(user, null);
    }

    /** {@return a user with that password} */
    public static Credentials of(String user, Password password) {
        requireNonNull(password, "password");
        return new Credentials(user, password);
    }

    /** {@return the name of the user} */
    public String user() {
        return user;
    }

    /** {@return the password; empty where the Secret that holds it is brought from outside} */
    public Optional<Password> password() {
        return Optional.ofNullable(password);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Credentials that && user.equals(that.user) && Objects.equals(password, that.password);
    }

    @Override
    public int hashCode() {
        return Objects.hash(user, password);
    }

    @Override
    public String toString() {
        return "Credentials[user=" + user + ", password=" + Optional.ofNullable(password) + "]";
    }
}
