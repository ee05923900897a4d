package io.github.portfolioplatform.change;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pattern of what stands before a secret.
 *
 * @param words in lower case; where none of them is, the pattern finds nothing, and need not be tried, which takes much longer
 * @param pattern finds what stands before a secret as its first group, and the secret as its second
 */
record SecretPlace(List<String> words, Pattern pattern) {

    SecretPlace {
        words = List.copyOf(words);
    }

    /** @param words separated by blanks */
    static SecretPlace of(String words, String pattern) {
        return new SecretPlace(List.of(words.split(" ")), Pattern.compile(pattern));
    }

    boolean mayBeIn(String lowerCase) {
        return words.stream().anyMatch(lowerCase::contains);
    }

    Matcher in(String text) {
        return pattern.matcher(text);
    }
}
