package io.github.portfolioplatform.decoration;

import io.dekorate.kubernetes.decorator.Decorator;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesListBuilder;
import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.problem.PortfolioException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The decorators of one instance in one environment, in the order in which they are applied; to be applied once. */
public final class InstanceDecorators {

    private final Code code;
    private final List<Decorator<?>> decorators;

    private InstanceDecorators(Code code, List<Decorator<?>> decorators) {
        this.code = code;
        this.decorators = decorators;
    }

    static Optional<InstanceDecorators> of(
            List<Decoration> decorations, Environment environment, DatabaseInstance instance) {
        Code code = new Code(environment, instance);
        List<Decorator<?>> decorators = new ArrayList<>();
        for (Decoration decoration : decorations) {
            decorators.addAll(code.run(decoration.getClass(), () -> List.copyOf(decoration.of(environment, instance))));
        }
        return decorators.isEmpty()
                ? Optional.empty()
                : Optional.of(new InstanceDecorators(code, DecoratorOrder.of(decorators, code)));
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
        return "Correct the decorators of " + code.instance().name() + ", which are " + this + ".";
    }

    /** {@return the names of the classes in the order in which they are applied, separated by commas} */
    @Override
    public String toString() {
        return decorators.stream()
                .map(decorator -> decorator.getClass().getName())
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
