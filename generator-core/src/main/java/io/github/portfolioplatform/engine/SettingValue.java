package io.github.portfolioplatform.engine;

import java.util.Optional;

/** The value of a setting. It prints with its password masked; only {@link #reveal()} shows it. */
public sealed interface SettingValue permits PlainValue, SecretPassword, ConnectionUri {

    /** {@return the password that the value is, or that it contains; empty if anybody may read the value} */
    Optional<SecretPassword> secret();

    /** {@return whether the value is the password and nothing else, so that a reference to the key of the Secret can take its place} */
    boolean isPassword();

    /** {@return the value as the application needs it, the password masked where the spec does not know it} */
    String reveal();
}
