package io.github.portfolioplatform.problem;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** As many problems as a person reads at once: a mistake in a default is one of every instance. */
public final class ShownProblems {

    /** The number of problems that are shown, on a console and in a report. */
    public static final int MOST = 50;

    private ShownProblems() {}

    /**
     * {@return a line for each of the first problems, and one that tells how many more there are}
     *
     * @param problems all problems
     * @param name what several of them are called: {@code problems}
     */
    public static List<String> lines(List<Problem> problems, String name) {
        requireNonNull(problems, "problems");
        requireNonNull(name, "name");
        int more = problems.size() - MOST;
        return Stream.concat(
                        problems.stream().limit(MOST).map(Problem::toString),
                        more <= 0
                                ? Stream.empty()
                                : Stream.of(String.format(
                                        Locale.ROOT, "… and %,d more of %,d %s.", more, problems.size(), name)))
                .toList();
    }
}
