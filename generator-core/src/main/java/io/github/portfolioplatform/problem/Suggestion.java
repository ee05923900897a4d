package io.github.portfolioplatform.problem;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what a misspelt word was meant to be. */
public final class Suggestion {

    private static final int LONGEST_WORD = 40;

    private Suggestion() {}

    /** {@return the candidate that is at most two edits, and fewer than half of its letters, away} */
    public static Optional<String> of(String word, Collection<String> candidates) {
        requireNonNull(word, "word");
        requireNonNull(candidates, "candidates");
        if (word.length() > LONGEST_WORD) {
            return Optional.empty();
        }
        String lower = word.toLowerCase(Locale.ROOT);
        return candidates.stream()
                .filter(candidate -> distance(lower, candidate.toLowerCase(Locale.ROOT)) <= tolerance(candidate)
                        || isStemOf(lower, candidate))
                .min(Comparator.comparingInt(candidate -> distance(lower, candidate.toLowerCase(Locale.ROOT))));
    }

    private static int tolerance(String candidate) {
        return Math.min(2, (candidate.length() - 1) / 2);
    }

    /** As postgres is of postgresql and mongo of mongodb. */
    private static boolean isStemOf(String word, String candidate) {
        return word.length() > 3 && candidate.startsWith(word);
    }

    /** The edit distance in which swapping two neighbours counts as one edit. */
    private static int distance(String one, String other) {
        int[][] d = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                d[i][j] = i == 0 || j == 0 ? i + j : edit(d, one, other, i, j);
            }
        }
        return d[one.length()][other.length()];
    }

    private static int edit(int[][] d, String one, String other, int i, int j) {
        int replaced = d[i - 1][j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        int least = Math.min(replaced, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
        boolean swapped =
                i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
        return swapped ? Math.min(least, d[i - 2][j - 2] + 1) : least;
    }
}
