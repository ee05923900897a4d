package io.github.portfolioplatform.change;

/**
 * A text with a secret in it. Two are equal when their secrets are; only the harmless form is ever printed.
 *
 * @param secret the text as it is
 * @param shown the text as people may see it
 */
record HiddenText(Object secret, String shown) {

    @Override
    public boolean equals(Object other) {
        return other instanceof HiddenText that && secret.equals(that.secret);
    }

    @Override
    public int hashCode() {
        return secret.hashCode();
    }

    @Override
    public String toString() {
        return shown;
    }
}
