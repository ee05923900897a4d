package io.github.portfolioplatform.decoration;

import io.dekorate.kubernetes.decorator.Decorator;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesListBuilder;
import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.problem.PortfolioException;
import io.github.portfolioplatform.problem.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The decorators of one instance in one environment, in the order in which they are applied; to be applied once. */
public final class InstanceDecorators {

    private final Code code;
    private final List<Decorator<?>> decorators;
    private final Set<Decorator<?>> ofPortfolio;

    private InstanceDecorators(Code code, List<Decorator<?>> decorators, Set<Decorator<?>> ofPortfolio) {
        this.code = code;
        this.decorators = decorators;
        this.ofPortfolio = ofPortfolio;
    }

    static Optional<InstanceDecorators> of(
            List<Decoration> decorations, Environment environment, DatabaseInstance instance) {
        Code code = new Code(environment, instance);
        List<Decorator<?>> decorators = new ArrayList<>();
        if (instance.isCustomized()) {
            decorators.addAll(
                    code.run(PortfolioDecoration.class, () -> new PortfolioDecoration().of(environment, instance)));
        }
        // Some of Dekorate's are equal although they do different things.
        Set<Decorator<?>> ofPortfolio = Collections.newSetFromMap(new IdentityHashMap<>());
        ofPortfolio.addAll(decorators);
        for (Decoration decoration : decorations) {
            decorators.addAll(code.run(written(decoration), () -> List.copyOf(decoration.of(environment, instance))));
        }
        return decorators.isEmpty()
                ? Optional.empty()
                : Optional.of(new InstanceDecorators(code, DecoratorOrder.of(decorators, code), ofPortfolio));
    }

    /** The class that somebody wrote: that of a limited decoration, or of what makes its decorators, is ours. */
    private static Class<?> written(Decoration decoration) {
        Decoration written = LimitedDecoration.written(decoration);
        return written instanceof EachDecoration each ? each.decorator().getClass() : written.getClass();
    }

    /**
     * {@return what the decorators make of these resources} The resources themselves stay as they are: decorators work on copies.
     *
     * @throws PortfolioException if a decorator fails
     */
    public List<HasMetadata> applyTo(List<HasMetadata> resources) {
        DekorateLog.makeUsable();
        KubernetesListBuilder copies = new KubernetesListBuilder().addAllToItems(resources);
        for (Decorator<?> decorator : decorators) {
            code.run(decorator.getClass(), () -> copies.accept(decorator));
        }
        return copies.buildItems();
    }

    /** {@return what to do about what they break, a sentence} */
    public String remedy() {
        return names().isEmpty()
                ? Problem.DEFECT
                : "Correct the decorators of " + code.instance().name() + ", which are " + String.join(", ", names())
                        + ".";
    }

    /** {@return the names of the classes in the order in which they are applied, but for those that only the portfolio asked for} */
    public List<String> names() {
        return decorators.stream()
                .filter(decorator -> !ofPortfolio.contains(decorator))
                .map(decorator -> decorator.getClass().getName())
                .distinct()
                .toList();
    }
}
