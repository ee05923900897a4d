package io.github.portfolioplatform.engine;

import java.util.Optional;

/**
 * A value that anybody may read.
 *
 * @param text the value
 */
public record PlainValue(String text) implements SettingValue {

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
