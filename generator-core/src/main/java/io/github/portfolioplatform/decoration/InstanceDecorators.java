package io.github.portfolioplatform.decoration;

import static java.util.Objects.requireNonNull;

import io.dekorate.kubernetes.decorator.Decorator;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesListBuilder;
import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.problem.Place;
import io.github.portfolioplatform.problem.PortfolioException;
import io.github.portfolioplatform.problem.Problem;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The decorators of one instance in one environment, in the order in which they are applied; to be applied once. */
public final class InstanceDecorators {

    private final Code code;
    private final List<Decorator<?>> decorators;
    private final IdentityHashMap<Decorator<?>, Class<?>> writtenIn;

    private InstanceDecorators(
            Code code, List<Decorator<?>> decorators, IdentityHashMap<Decorator<?>, Class<?>> writtenIn) {
        this.code = code;
        this.decorators = decorators;
        this.writtenIn = writtenIn;
    }

    /**
     * What a decorator made of the resources, and those before it.
     *
     * @param decorator the name of its class
     * @param decoration the name of the class that returned it; that of the decorator itself if this is no class of a user
     * @param made what was taken down after it
     */
    public record Step(String decorator, String decoration, List<Object> made) {

        /** Copies the list. */
        public Step {
            requireNonNull(decorator, "decorator");
            requireNonNull(decoration, "decoration");
            requireNonNull(made, "made");
            made = List.copyOf(made);
        }
    }

    static Optional<InstanceDecorators> of(
            List<Decoration> decorations, Environment environment, DatabaseInstance instance) {
        Code code = new Code(environment, instance);
        List<Decorator<?>> decorators = new ArrayList<>();
        // Some of Dekorate's are equal although they do different things.
        IdentityHashMap<Decorator<?>, Class<?>> writtenIn = new IdentityHashMap<>();
        if (instance.isCustomized()) {
            decorators.addAll(
                    code.run(PortfolioDecoration.class, () -> new PortfolioDecoration().of(environment, instance)));
            decorators.forEach(decorator -> writtenIn.put(decorator, PortfolioDecoration.class));
        }
        for (Decoration decoration : decorations) {
            List<Decorator<?>> returned =
                    code.run(written(decoration), () -> List.copyOf(decoration.of(environment, instance)));
            decorators.addAll(returned);
            returned.forEach(decorator -> writtenIn.put(decorator, written(decoration)));
        }
        return decorators.isEmpty()
                ? Optional.empty()
                : Optional.of(new InstanceDecorators(code, DecoratorOrder.of(decorators, code), writtenIn));
    }

    /** The class that somebody wrote: that of a limited decoration, or of what makes its decorators, is ours. */
    static Class<?> written(Decoration decoration) {
        Decoration written = LimitedDecoration.written(decoration);
        return written instanceof EachDecoration each ? each.decorator().getClass() : written.getClass();
    }

    /**
     * {@return what the decorators make of these resources} The resources themselves stay as they are: decorators work on copies.
     *
     * @throws PortfolioException if a decorator fails
     */
    public List<HasMetadata> applyTo(List<HasMetadata> resources) {
        requireNonNull(resources, "resources");
        KubernetesListBuilder copies = copies(resources);
        decorators.forEach(decorator -> apply(decorator, copies));
        return copies.buildItems();
    }

    /**
     * {@return what each of the decorators makes of these resources, in their order} It costs more than {@link #applyTo}, and serves to find
     * the one to blame.
     *
     * @param takeDown copies the resources after a decorator, because the next one changes the same objects
     * @throws PortfolioException if a decorator fails
     */
    public List<Step> stepsOf(List<HasMetadata> resources, Function<List<HasMetadata>, List<Object>> takeDown) {
        requireNonNull(resources, "resources");
        requireNonNull(takeDown, "takeDown");
        KubernetesListBuilder copies = copies(resources);
        List<Step> steps = new ArrayList<>();
        for (Decorator<?> decorator : decorators) {
            apply(decorator, copies);
            steps.add(new Step(
                    decorator.getClass().getName(), decorationOf(decorator), takeDown.apply(copies.buildItems())));
        }
        return steps;
    }

    private static KubernetesListBuilder copies(List<HasMetadata> resources) {
        DekorateLog.makeUsable();
        return new KubernetesListBuilder().addAllToItems(resources);
    }

    private void apply(Decorator<?> decorator, KubernetesListBuilder copies) {
        code.run(decorator.getClass(), () -> copies.accept(decorator));
    }

    private String decorationOf(Decorator<?> decorator) {
        Class<?> decoration = writtenIn.getOrDefault(decorator, decorator.getClass());
        boolean isOurs = InstanceDecorators.class.getPackage().equals(decoration.getPackage());
        return Code.nameOf(isOurs ? decorator.getClass() : decoration);
    }

    /** {@return the place of code of a user that decorated this instance} */
    public Place place(String type) {
        return code.place(type);
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
                .filter(decorator -> writtenIn.get(decorator) != PortfolioDecoration.class)
                .map(decorator -> decorator.getClass().getName())
                .distinct()
                .toList();
    }
}
