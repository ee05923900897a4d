package io.github.portfolioplatform.decoration;

import static java.util.Objects.requireNonNull;

import io.dekorate.kubernetes.decorator.Decorator;
import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.Engine;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.problem.CheckReturnValue;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * What Dekorate's decorators are to do to the resources of each instance.
 *
 * <pre>{@code
 * Portfolio portfolio = PortfolioSpec.read(Path.of("portfolio.yaml"));
 * Decoration costCentre = Decoration.each(
 *         instance -> new AddLabelDecorator(null, "example.com/cost-centre", "4711"));
 * Decoration mirror = Decoration.each(
 *                 instance -> new ApplyRegistryToImageDecorator(instance.name(), null, "registry.example.com"))
 *         .inEnvironments("production");
 * ManifestTree tree = PortfolioGenerator.of(portfolio).decoratedBy(Decorations.NONE.and(costCentre).and(mirror)).render();
 * }</pre>
 *
 * <p>A class of this type with a public constructor without parameters, named in {@code
 * META-INF/services/io.github.portfolioplatform.decoration.Decoration}, is found by {@link Decorations#found}.
 *
 * @see <a href="https://dekorate.io/docs/decorators">Dekorate: decorators</a>
 */
@FunctionalInterface
@CheckReturnValue
public interface Decoration {

    /**
     * {@return the decorators of an instance in an environment; none if it is left as it is} They see the resources of that instance alone
     * and are applied in Dekorate's order, together with those of all other decorations.
     *
     * <p>Each call returns new decorators, for they may hold state, and there are several calls for each instance: what is made of it is made
     * twice and compared, so that a clock, random numbers or a counter of calls are refused. Many of Dekorate's own take the name of the resource that they
     * decorate, which is {@code instance.name()}; {@code null} stands for all resources of the instance.
     */
    Collection<? extends Decorator<?>> of(Environment environment, DatabaseInstance instance);

    /** {@return one decorator for each instance} */
    static Decoration each(Function<? super DatabaseInstance, ? extends Decorator<?>> decorator) {
        requireNonNull(decorator, "decorator");
        return new EachDecoration(decorator);
    }

    /** {@return this decoration, of the instances of these engines alone} */
    default Decoration ofEngines(Engine... engines) {
        requireNonNull(engines, "engines");
        List<Engine> wanted = List.of(engines);
        return new LimitedDecoration(
                this,
                "an engine",
                Set.of(),
                portfolio -> List.of(),
                (environment, instance) -> wanted.contains(instance.engine()));
    }

    /** {@return this decoration, of the instances of these names alone} A name that no instance of the portfolio has is refused. */
    default Decoration ofInstances(String... names) {
        requireNonNull(names, "names");
        return LimitedDecoration.toInstances(this, names);
    }

    /** {@return this decoration, in the environments of these names alone} A name that no environment of the portfolio has is refused. */
    default Decoration inEnvironments(String... names) {
        requireNonNull(names, "names");
        return LimitedDecoration.toEnvironments(this, names);
    }
}
