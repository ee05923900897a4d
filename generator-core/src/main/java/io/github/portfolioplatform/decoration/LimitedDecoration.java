package io.github.portfolioplatform.decoration;

import io.dekorate.kubernetes.decorator.Decorator;
import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.Portfolio;
import io.github.portfolioplatform.problem.InvalidValueException;
import io.github.portfolioplatform.problem.Problem;
import io.github.portfolioplatform.problem.Suggestion;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * A decoration of some instances, which still knows whom it limits: in messages that one is named, and names that fit nothing are found.
 *
 * @param limited the decoration
 * @param what what the names are of, with an article: {@code an instance}
 * @param names the names that it is limited to; empty if it is not limited by names
 * @param known what names there are in a portfolio
 * @param wanted whether an instance of an environment is decorated
 */
record LimitedDecoration(
        Decoration limited,
        String what,
        Set<String> names,
        Function<Portfolio, List<String>> known,
        BiPredicate<Environment, DatabaseInstance> wanted)
        implements Decoration {

    static LimitedDecoration toInstances(Decoration limited, String... names) {
        Set<String> wanted = new LinkedHashSet<>(List.of(names));
        return new LimitedDecoration(
                limited,
                "an instance",
                wanted,
                LimitedDecoration::instances,
                (environment, instance) -> wanted.contains(instance.name()));
    }

    static LimitedDecoration toEnvironments(Decoration limited, String... names) {
        Set<String> wanted = new LinkedHashSet<>(List.of(names));
        return new LimitedDecoration(
                limited,
                "an environment",
                wanted,
                portfolio ->
                        portfolio.environments().stream().map(Environment::name).toList(),
                (environment, instance) -> wanted.contains(environment.name()));
    }

    private static List<String> instances(Portfolio portfolio) {
        return portfolio.environments().stream()
                .flatMap(environment -> environment.instances().stream())
                .map(DatabaseInstance::name)
                .distinct()
                .toList();
    }

    @Override
    public Collection<? extends Decorator<?>> of(Environment environment, DatabaseInstance instance) {
        return wanted.test(environment, instance) ? limited.of(environment, instance) : List.of();
    }

    /** {@return the decoration itself, whatever limits it} */
    static Decoration written(Decoration decoration) {
        Decoration written = decoration;
        while (written instanceof LimitedDecoration limits) {
            written = limits.limited;
        }
        return written;
    }

    /** Refuses names that nothing in the portfolio has. */
    static void demandKnown(Decoration decoration, Portfolio portfolio) {
        Decoration next = decoration;
        while (next instanceof LimitedDecoration limits) {
            limits.demandKnown(portfolio, Code.nameOf(InstanceDecorators.written(decoration)));
            next = limits.limited;
        }
    }

    private void demandKnown(Portfolio portfolio, String written) {
        List<String> there = known.apply(portfolio);
        for (String name : names) {
            if (!there.contains(name)) {
                throw new InvalidValueException(
                        Problem.quoted(name) + ", which " + written + " is limited to, is not " + what + " of "
                                + portfolio.name() + ".",
                        Suggestion.of(name, there)
                                .map(meant -> "Did you mean '" + meant + "'?")
                                .orElse("Write " + String.join(" or ", there) + "."));
            }
        }
    }
}
