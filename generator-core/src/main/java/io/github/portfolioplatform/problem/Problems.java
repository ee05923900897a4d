package io.github.portfolioplatform.problem;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** Collects the problems of one stage. */
public final class Problems {

    private final List<Problem> found = new ArrayList<>();

    /** Adds a problem of a value of the model. */
    public void add(String id, ModelPath path, String what, String fix) {
        add(new Problem(id, new Place.InModel(path), what, fix));
    }

    /** Adds a problem. */
    public void add(Problem problem) {
        requireNonNull(problem, "problem");
        found.add(problem);
    }

    /** Adds several problems. */
    public void addAll(Collection<Problem> problems) {
        requireNonNull(problems, "problems");
        found.addAll(problems);
    }

    /** {@return the problems found so far, without repetition, ordered by place} */
    public List<Problem> sorted() {
        return found.stream().distinct().sorted().toList();
    }

    /**
     * Ends the stage.
     *
     * @throws PortfolioException if a problem was found
     */
    public void throwIfAny() {
        throwIfAny(PortfolioException::new);
    }

    /**
     * Ends what would write over data or edits.
     *
     * @throws PortfolioException if a problem was found, of the kind {@link PortfolioException.Kind#REFUSED}
     */
    public void refuseIfAny() {
        throwIfAny(PortfolioException::refused);
    }

    private void throwIfAny(Function<List<Problem>, PortfolioException> exception) {
        if (!found.isEmpty()) {
            throw exception.apply(sorted());
        }
    }
}
