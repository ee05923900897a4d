package io.github.portfolioplatform.engine;

import static java.util.Objects.requireNonNull;

import io.github.portfolioplatform.model.Password;
import java.util.Optional;

/**
 * The password of a server as clients send it, and the Secret that holds it.
 *
 * @param secretName the Secret, in the namespace of the server
 * @param key its key
 * @param known the password; empty where the Secret is brought from outside
 */
public record SecretPassword(String secretName, String key, Optional<Password> known) implements SettingValue {

    /** Refuses null. */
    public SecretPassword {
        requireNonNull(secretName, "secretName");
        requireNonNull(key, "key");
        requireNonNull(known, "known");
    }

    @Override
    public Optional<SecretPassword> secret() {
        return Optional.of(this);
    }

    @Override
    public boolean isPassword() {
        return true;
    }

    @Override
    public String reveal() {
        return known.map(Password::reveal).orElse(Password.MASK);
    }

    @Override
    public String toString() {
        return Password.MASK;
    }
}
