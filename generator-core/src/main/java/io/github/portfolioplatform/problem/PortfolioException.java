package io.github.portfolioplatform.problem;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A portfolio cannot be read, rendered or written as it is; carries every problem that was found. The message has one line a problem. Its
 * {@link #kind()} tells who has to act:
 *
 * <pre>{@code
 * try {
 *     Portfolio portfolio = PortfolioSpec.read(Path.of("portfolio.yaml"));
 *     ManifestFolder.at(Path.of("k8s")).write(PortfolioGenerator.of(portfolio).render());
 * } catch (PortfolioException stopped) {
 *     if (stopped.kind() == PortfolioException.Kind.REFUSED) {
 *         System.err.println("The portfolio is right, but data is at risk.");
 *     }
 *     System.err.println(stopped.summary());
 * }
 * }</pre>
 *
 * <p>A disk that fails is an {@link java.io.UncheckedIOException}.
 */
public final class PortfolioException extends RuntimeException {

    /** Why a portfolio is not read, rendered or written. */
    public enum Kind {
        /** The portfolio is wrong, or a decorator is. Change it. */
        INVALID,
        /** The portfolio is right, but writing it could lose data or an edit. Decide. */
        REFUSED,
        /** A file, a revision of git or the lock of a folder cannot be used. Repair what is around the portfolio. */
        INACCESSIBLE
    }

    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final transient List<Problem> problems;

    private PortfolioException(Kind kind, List<Problem> problems, @Nullable Throwable cause) {
        super(
                requireNonNull(problems, "problems").stream()
                        .map(Problem::toString)
                        .collect(Collectors.joining("\n")),
                cause);
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("a portfolio fails with at least one problem");
        }
        this.kind = kind;
        this.problems = List.copyOf(problems);
    }

    /**
     * Creates the exception of a portfolio that is invalid.
     *
     * @param problems what is wrong, at least one problem
     */
    public PortfolioException(List<Problem> problems) {
        this(Kind.INVALID, problems, null);
    }

    /**
     * Creates the exception of a portfolio that is invalid.
     *
     * @param problems what is wrong, at least one problem
     * @param cause what a caller's own code threw
     */
    public PortfolioException(List<Problem> problems, Throwable cause) {
        this(Kind.INVALID, problems, requireNonNull(cause, "cause"));
    }

    /** {@return the exception of what is not written, because data or an edit could be lost} */
    public static PortfolioException refused(List<Problem> problems) {
        return new PortfolioException(Kind.REFUSED, problems, null);
    }

    /** {@return the exception of what cannot be read or written} */
    public static PortfolioException inaccessible(List<Problem> problems) {
        return new PortfolioException(Kind.INACCESSIBLE, problems, null);
    }

    /** {@return whether the portfolio is wrong, a change was refused, or something cannot be read or written} */
    public Kind kind() {
        return kind;
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
