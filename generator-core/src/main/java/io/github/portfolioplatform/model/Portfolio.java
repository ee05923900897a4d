package io.github.portfolioplatform.model;

import static java.util.Objects.requireNonNull;

import io.github.portfolioplatform.problem.InvalidValueException;
import io.github.portfolioplatform.problem.Problem;
import io.github.portfolioplatform.problem.Suggestion;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Everything that one spec describes. A portfolio always keeps the rules of this package: it comes from {@link PortfolioBuilder#build()}
 * alone.
 */
public final class Portfolio {

    private final String name;
    private final List<Environment> environments;
    private final PortfolioDraft draft;

    Portfolio(String name, List<Environment> environments, PortfolioDraft draft) {
        this.name = name;
        this.environments = List.copyOf(environments);
        this.draft = draft;
    }

    /** {@return a builder for a portfolio of that name, a DNS-1123 label} */
    public static PortfolioBuilder builder(String name) {
        return builder().name(name);
    }

    /** {@return a builder for a portfolio whose name is not known yet} */
    public static PortfolioBuilder builder() {
        return new PortfolioBuilder();
    }

    /** {@return the name, a DNS-1123 label} */
    public String name() {
        return name;
    }

    /** {@return the environments in the order in which they were declared; {@value Environment#DEVELOPMENT} alone if none was} */
    public List<Environment> environments() {
        return environments;
    }

    /**
     * {@return the environments of these names in the order in which they were declared; all of them for no name}
     *
     * @throws InvalidValueException if there is no environment of one of the names
     */
    public List<Environment> environments(Collection<String> names) {
        requireNonNull(names, "names");
        names.forEach(this::environment);
        return environments.stream()
                .filter(environment -> names.isEmpty() || names.contains(environment.name()))
                .toList();
    }

    /**
     * {@return the environment of that name}
     *
     * @throws InvalidValueException if there is none
     */
    public Environment environment(String named) {
        requireNonNull(named, "named");
        List<String> known = environments.stream().map(Environment::name).toList();
        return environments.stream()
                .filter(environment -> environment.name().equals(named))
                .findFirst()
                .orElseThrow(() -> new InvalidValueException(
                        Problem.quoted(named) + " is not an environment of " + name + ".",
                        Suggestion.of(named, known)
                                .map(meant -> "Did you mean '" + meant + "'?")
                                .orElse("Write " + String.join(" or ", known) + ".")));
    }

    /** {@return the risky changes that somebody answers for} */
    public List<AcceptedChange> accepted() {
        return draft.accepted();
    }

    /** {@return the instances that are gone on purpose} */
    public List<Tombstone> tombstones() {
        return draft.tombstones();
    }

    /** {@return the GitOps tools that are to apply it} */
    public Optional<GitOps> gitOps() {
        return Optional.ofNullable(draft.gitOps());
    }
}
