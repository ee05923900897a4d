package io.github.portfolioplatform.problem;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A portfolio cannot be read, rendered or written as it is; carries every problem that was found. The message has one line a problem. */
public final class PortfolioException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** As many as a person reads on a console. */
    private static final int MOST_SHOWN = 50;

    private final transient List<Problem> problems;

    /**
     * Creates the exception.
     *
     * @param problems what is wrong, at least one problem
     */
    public PortfolioException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /**
     * Creates the exception.
     *
     * @param problems what is wrong, at least one problem
     * @param cause what a caller's own code threw
     */
    public PortfolioException(List<Problem> problems, Throwable cause) {
        this(problems);
        initCause(cause);
    }

    /** {@return the message with the first problems, and how many more there are: a mistake in a default is one of every instance} */
    public String summary() {
        if (problems.size() <= MOST_SHOWN) {
            return String.valueOf(getMessage());
        }
        String more = String.format(
                Locale.ROOT, "… and %,d more of %,d problems.", problems.size() - MOST_SHOWN, problems.size());
        return Stream.concat(problems.stream().limit(MOST_SHOWN).map(Problem::toString), Stream.of(more))
                .collect(Collectors.joining("\n"));
    }

    /** {@return the problems, ordered by place, never empty} */
    public List<Problem> problems() {
        return problems;
    }
}
