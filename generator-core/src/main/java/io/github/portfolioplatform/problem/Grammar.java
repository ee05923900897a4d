package io.github.portfolioplatform.problem;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The form of a value that a user writes: a regular expression and the length of the longest value. The length is tested first, because
 * {@link Pattern} matches repeated groups recursively: a value of some thousand characters would overflow the stack.
 */
public final class Grammar {

    private final int longest;
    private final Pattern pattern;

    private Grammar(int longest, Pattern pattern) {
        this.longest = longest;
        this.pattern = pattern;
    }

    /**
     * {@return a form}
     *
     * @param longest the number of characters that a value may have at most
     * @param regex what the whole value matches
     */
    public static Grammar of(int longest, String regex) {
        requireNonNull(regex, "regex");
        return new Grammar(longest, Pattern.compile(regex));
    }

    /** {@return whether the whole text has this form} */
    public boolean accepts(String text) {
        requireNonNull(text, "text");
        return text.length() <= longest && pattern.matcher(text).matches();
    }

    /** {@return the groups of a text of this form; empty if it has another} */
    public Optional<MatchResult> match(String text) {
        requireNonNull(text, "text");
        if (text.length() > longest) {
            return Optional.empty();
        }
        Matcher matcher = pattern.matcher(text);
        return matcher.matches() ? Optional.of(matcher.toMatchResult()) : Optional.empty();
    }
}
