package io.github.portfolioplatform.model;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A user of a database server and its password.
 *
 * @param user the name of the user
 * @param password the password; empty where the Secret that holds it is brought from outside
 */
public record Credentials(String user, Optional<Password> password) {

    /** Refuses null. */
    public Credentials {
        requireNonNull(user, "user");
        requireNonNull(password, "password");
    }
}
