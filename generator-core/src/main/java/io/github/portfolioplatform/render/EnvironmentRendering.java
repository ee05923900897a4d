package io.github.portfolioplatform.render;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.github.portfolioplatform.backend.Backend;
import io.github.portfolioplatform.decoration.Decorations;
import io.github.portfolioplatform.engine.DatabaseEngine;
import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.Posture.Choice;
import io.github.portfolioplatform.problem.PortfolioException;
import io.github.portfolioplatform.problem.Problem;
import io.github.portfolioplatform.problem.Problems;
import io.github.portfolioplatform.render.concern.Concern;
import io.github.portfolioplatform.render.concern.Contribution;
import io.github.portfolioplatform.render.concern.EnvironmentConcern;
import io.github.portfolioplatform.render.concern.ExternalReferences;
import io.github.portfolioplatform.render.concern.InstanceContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Renders an environment in its posture: one loop over the instances and their concerns. */
final class EnvironmentRendering {

    private final Environment environment;
    private final Decorations decorations;
    private final Function<DatabaseInstance, DatabaseEngine> engines;
    private final BiFunction<Environment, DatabaseInstance, Backend> backends;
    private final Concerns concerns;
    private final List<RenderedResource> ofInstances = new ArrayList<>();
    private final ExternalReferences.Builder external = ExternalReferences.builder();
    private final Problems problems = new Problems();
    private final DecoratedEnvironment decorated;

    /**
     * @param engines finds the engine of an instance
     * @param backends finds what runs an instance
     */
    EnvironmentRendering(
            Environment environment,
            Decorations decorations,
            Function<DatabaseInstance, DatabaseEngine> engines,
            BiFunction<Environment, DatabaseInstance, Backend> backends) {
        this.environment = environment;
        this.decorations = decorations;
        this.engines = engines;
        this.backends = backends;
        this.concerns = Concerns.of(environment);
        this.decorated = new DecoratedEnvironment(environment, decorations, problems);
    }

    List<RenderedResource> render() {
        environment.instances().forEach(this::render);
        decorated.checkAdditions();
        problems.throwIfAny();
        List<RenderedResource> resources = ofEnvironment();
        resources.addAll(ofInstances);
        demandClosed(resources);
        return resources;
    }

    private void render(DatabaseInstance instance) {
        Backend backend = backends.apply(environment, instance);
        InstanceContext context = context(instance, backend);
        List<Concern> of = concerns.ofInstance(backend);
        InstanceRendering rendering = InstanceRendering.of(context, of, backend);
        List<RenderedResource> resources = decorated.resources(
                context,
                rendering.own(),
                () -> InstanceRendering.of(context, of, backend).own());
        if (context.has(Choice.PODS)) {
            HardenedPods.in(resources, context, problems);
        }
        decorated.settle(resources);
        ofInstances.addAll(resources);
        ofInstances.addAll(rendering.elsewhere());
        external.add(rendering.external());
    }

    private InstanceContext context(DatabaseInstance instance, Backend backend) {
        return InstanceContext.of(
                environment,
                instance,
                engines.apply(instance),
                backend.endpoint(environment, instance),
                backend.endpointOfJobs(environment, instance));
    }

    private List<RenderedResource> ofEnvironment() {
        List<HasMetadata> rendered =
                ofInstances.stream().map(RenderedResource::resource).toList();
        List<RenderedResource> resources = new ArrayList<>();
        for (EnvironmentConcern concern : concerns.ofEnvironment()) {
            Contribution contribution = concern.of(environment, rendered);
            contribution
                    .resources()
                    .forEach((file, resource) -> resources.add(new RenderedResource(null, file, resource)));
            external.add(contribution.external());
        }
        return resources;
    }

    private void demandClosed(List<RenderedResource> resources) {
        List<Problem> open = ClosedSet.problemsOf(resources, external.build(), environment.posture());
        if (!open.isEmpty()) {
            Remedy remedy = new Remedy(environment, decorations, resources);
            throw new PortfolioException(open.stream().map(remedy::namedIn).toList());
        }
    }
}
