package io.github.portfolioplatform.render;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.github.portfolioplatform.decoration.Decorations;
import io.github.portfolioplatform.decoration.InstanceDecorators;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.SecondLogin;
import io.github.portfolioplatform.problem.Problem;
import io.github.portfolioplatform.problem.Problems;
import io.github.portfolioplatform.render.concern.InstanceContext;
import io.github.portfolioplatform.render.decorated.AddedResources;
import io.github.portfolioplatform.render.decorated.RenderedInstances;
import io.github.portfolioplatform.yaml.CanonicalYaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Decorates the instances of an environment, and checks what was added when all instances are rendered, because it may reach any of them. */
final class DecoratedEnvironment {

    private final CanonicalYaml yaml = new CanonicalYaml();
    private final Environment environment;
    private final Decorations decorations;
    private final Problems problems;
    private final List<DecoratedInstance> decorated = new ArrayList<>();
    private final SettledResources settled = new SettledResources();
    private final List<Undecorated> undecorated = new ArrayList<>();
    private final List<Supplier<Optional<Problem>>> repetitions = new ArrayList<>();

    private record Undecorated(InstanceContext context, List<RenderedResource> built) {}

    DecoratedEnvironment(Environment environment, Decorations decorations, Problems problems) {
        this.environment = environment;
        this.decorations = decorations;
        this.problems = problems;
    }

    /**
     * {@return the resources of an instance after its decorators} What the decorators must not change is added to the problems.
     *
     * @param built its resources
     * @param rebuilt builds them a second time for decorators of a user, which have to make the same of them again
     */
    List<RenderedResource> resources(
            InstanceContext context, List<RenderedResource> built, Supplier<List<RenderedResource>> rebuilt) {
        Optional<InstanceDecorators> decorators = decorations.of(environment, context.instance());
        if (decorators.isEmpty()) {
            undecorated.add(new Undecorated(context, built));
            return built;
        }
        DecoratedInstance instance = new DecoratedInstance(context, decorators.get(), problems);
        decorated.add(instance);
        List<RenderedResource> resources = instance.of(built, trees(built));
        if (!decorators.get().names().isEmpty()) {
            SecondDecoration again = new SecondDecoration(
                    () -> decorations.of(environment, context.instance()), () -> objects(rebuilt.get()));
            repetitions.add(() -> again.problem(decorators.get(), instance.made()));
        }
        return resources;
    }

    private static List<HasMetadata> objects(List<RenderedResource> built) {
        return built.stream().map(RenderedResource::resource).toList();
    }

    /** Takes the resources of an instance of which nothing changes from now on. */
    void settle(List<RenderedResource> resources) {
        // Those that the portfolio asks for keep nothing.
        if (!decorations.isEmpty()) {
            settled.add(resources);
        }
    }

    /** Adds what the decorators must not add to the problems. */
    void checkAdditions() {
        // Once all instances are settled: what decorators do to them from here on shows in the next line.
        repetitions.forEach(repetition -> repetition.get().ifPresent(problems::add));
        settled.check(problems);
        if (decorated.isEmpty()) {
            return;
        }
        RenderedInstances rendered = new RenderedInstances(environment.namespace(), environment.posture());
        decorated.forEach(instance -> rendered.add(instance.built(), readableSecrets(instance.context())));
        undecorated.forEach(instance -> rendered.add(trees(instance.built()), readableSecrets(instance.context())));
        AddedResources added = new AddedResources(rendered);
        decorated.forEach(instance -> instance.checkAdditions(added, rendered));
    }

    private List<Object> trees(List<RenderedResource> built) {
        return built.stream().map(rendered -> yaml.tree(rendered.resource())).toList();
    }

    /** The Secrets of an instance for its clients; the others are those of the server and its jobs. */
    private static Set<String> readableSecrets(InstanceContext context) {
        return Set.of(
                context.names().credentials(),
                context.names().credentialsOf(SecondLogin.PASSWORD),
                context.names().credentialsOf("metrics"));
    }
}
