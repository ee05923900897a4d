package io.github.portfolioplatform.decoration;

import static java.util.Objects.requireNonNull;

import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.Portfolio;
import io.github.portfolioplatform.problem.CheckReturnValue;
import io.github.portfolioplatform.problem.InvalidValueException;
import io.github.portfolioplatform.problem.PortfolioException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is decorated, and how, beside what the portfolio says itself. This class mentions none of Dekorate's, so that nobody pays for what is not
 * decorated.
 */
@CheckReturnValue
public final class Decorations {

    /** Nothing is decorated but by what the portfolio says itself. */
    public static final Decorations NONE = new Decorations(List.of());

    private final List<Decoration> decorations;

    private Decorations(List<Decoration> decorations) {
        this.decorations = List.copyOf(decorations);
    }

    /**
     * {@return what the class path of a class loader brings: the services {@link Decoration}, and those of Dekorate's own type {@code
     * io.dekorate.kubernetes.decorator.Decorator}, which are applied to every instance} If there is no such service, no class is loaded.
     *
     * @throws PortfolioException if a service cannot be loaded
     */
    public static Decorations found(ClassLoader classPath) {
        requireNonNull(classPath, "classPath");
        Services services = new Services(classPath);
        return services.isEmpty() ? NONE : new Decorations(services.decorations());
    }

    /** {@return these decorations and one more} */
    public Decorations and(Decoration decoration) {
        requireNonNull(decoration, "decoration");
        List<Decoration> more = new ArrayList<>(decorations);
        more.add(decoration);
        return new Decorations(more);
    }

    /** {@return these decorations, then the others} */
    public Decorations and(Decorations others) {
        requireNonNull(others, "others");
        List<Decoration> more = new ArrayList<>(decorations);
        more.addAll(others.decorations);
        return new Decorations(more);
    }

    /**
     * Refuses limits that fit nothing: a decoration that hardens the environment {@code prodution} would never run.
     *
     * @throws InvalidValueException if a decoration is limited to an instance or environment that the portfolio does not have
     */
    public void demandKnown(Portfolio portfolio) {
        requireNonNull(portfolio, "portfolio");
        decorations.forEach(decoration -> LimitedDecoration.demandKnown(decoration, portfolio));
    }

    /** {@return whether there are none but those that a portfolio asks for} */
    public boolean isEmpty() {
        return decorations.isEmpty();
    }

    /**
     * {@return all decorators of an instance; empty if nothing decorates it} Whatever decorates instances comes together here, labels and
     * customization of the portfolio included, so that it is ordered and applied as one.
     *
     * @throws PortfolioException if a decoration fails, decorators want to be applied before each other, or Dekorate is not on the class path
     */
    public Optional<InstanceDecorators> of(Environment environment, DatabaseInstance instance) {
        requireNonNull(environment, "environment");
        requireNonNull(instance, "instance");
        return decorations.isEmpty() && !instance.isCustomized()
                ? Optional.empty()
                : InstanceDecorators.of(decorations, environment, instance);
    }
}
