package io.github.portfolioplatform.engine;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A value that anybody may read.
 *
 * @param text the value
 */
public record PlainValue(String text) implements SettingValue {

    /** Refuses null. */
    public PlainValue {
        requireNonNull(text, "text");
    }

    @Override
    public Optional<SecretPassword> secret() {
        return Optional.empty();
    }

    @Override
    public boolean isPassword() {
        return false;
    }

    @Override
    public String reveal() {
        return text;
    }

    @Override
    public String toString() {
        return text;
    }
}
