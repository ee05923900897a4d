package io.github.portfolioplatform.model;

import static java.util.Objects.requireNonNull;

/** A secret text. It prints as asterisks; only {@link #reveal()} gives the text. */
public final class Password {

    /** What stands for a password in every text that people see. */
    public static final String MASK = "****";

    private final String text;

    private Password(String text) {
        this.text = text;
    }

    /** {@return a password with that text} */
    public static Password of(String text) {
        requireNonNull(text, "text");
        return new Password(text);
    }

    /** {@return the secret text} */
    public String reveal() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Password that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** {@return {@value #MASK}} */
    @Override
    public String toString() {
        return MASK;
    }
}
