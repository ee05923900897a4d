package io.github.portfolioplatform.problem;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.stream.Collectors;

/** A portfolio cannot be read, rendered or written as it is; carries every problem that was found. The message has one line a problem. */
public final class PortfolioException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /**
     * Creates the exception.
     *
     * @param problems what is wrong, at least one problem
     * @throws IllegalArgumentException if there is none
     */
    public PortfolioException(List<Problem> problems) {
        super(requireNonNull(problems, "problems").stream()
                .map(Problem::toString)
                .collect(Collectors.joining("\n")));
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("a portfolio fails with at least one problem");
        }
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
        initCause(requireNonNull(cause, "cause"));
    }

    /** {@return the message with the first problems, and how many more there are: a mistake in a default is one of every instance} */
    public String summary() {
        return String.join("\n", ShownProblems.lines(problems, "problems"));
    }

    /** {@return the problems, ordered by place, never empty} */
    public List<Problem> problems() {
        return problems;
    }
}
