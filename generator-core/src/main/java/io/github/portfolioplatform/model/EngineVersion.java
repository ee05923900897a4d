package io.github.portfolioplatform.model;

import static java.util.Objects.requireNonNull;

import io.github.portfolioplatform.problem.InvalidValueException;
import io.github.portfolioplatform.problem.Problem;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The version of a database server: {@code 14}, {@code 14.19}, {@code 7.0.24}. */
public final class EngineVersion {

    private static final Pattern GRAMMAR = Pattern.compile("[1-9][0-9]{0,3}(?:\\.[0-9]{1,4}){0,2}");

    private static final Pattern START_OF_TAG = Pattern.compile("v?(" + GRAMMAR.pattern() + ")(?:[-_].*)?");

    private final String text;

    private EngineVersion(String text) {
        this.text = text;
    }

    /**
     * {@return the version of that text, one to three numbers with points between}
     *
     * @throws InvalidValueException if it is not a version
     */
    public static EngineVersion parse(String text) {
        requireNonNull(text, "text");
        if (!GRAMMAR.matcher(text).matches()) {
            throw new InvalidValueException(
                    Problem.quoted(text) + " is not a version.",
                    "Write the numbers of the version, such as \"14\" or \"14.19\".");
        }
        return new EngineVersion(text);
    }

    /** {@return the version that an image tag starts with, as {@code 7} in {@code 7-alpine}; empty if it starts with none} */
    public static Optional<EngineVersion> ofTag(String tag) {
        requireNonNull(tag, "tag");
        Matcher start = START_OF_TAG.matcher(tag);
        return start.matches() ? Optional.of(new EngineVersion(start.group(1))) : Optional.empty();
    }

    /** {@return the first number, 14 in {@code 14.19}} */
    public int major() {
        int end = text.indexOf('.');
        return Integer.parseInt(end < 0 ? text : text.substring(0, end));
    }

    /** {@return whether the two say the same as far as both go: {@code 14} agrees with {@code 14.19}, {@code 14.1} does not} */
    boolean agreesWith(EngineVersion other) {
        return (text + ".").startsWith(other.text + ".") || (other.text + ".").startsWith(text + ".");
    }

    @Override
    public String toString() {
        return text;
    }

    /** {@return one to three numbers with points between} */
    public String text() {
        return text;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EngineVersion that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }
}
