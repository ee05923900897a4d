package io.github.portfolioplatform.render;

import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.github.portfolioplatform.decoration.Decorations;
import io.github.portfolioplatform.decoration.InstanceDecorators;
import io.github.portfolioplatform.engine.PodContribution;
import io.github.portfolioplatform.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts together what the concerns of an instance render, and lets its decorators change it. */
final class InstanceRendering {

    private InstanceRendering() {}

    /** {@return the resources of the instance} What decorators must not do is added to the problems. */
    static List<RenderedResource> of(
            InstanceContext context, List<InstanceConcern> concerns, Decorations decorations, Problems problems) {
        List<RenderedResource> built = built(context, concerns);
        Optional<InstanceDecorators> decorators = decorations.of(context.environment(), context.instance());
        return decorators.isEmpty() ? built : new DecoratedInstance(context, decorators.get(), problems).of(built);
    }

    private static List<RenderedResource> built(InstanceContext context, List<InstanceConcern> concerns) {
        List<RenderedResource> resources = new ArrayList<>();
        PodContribution pod = PodContribution.NONE;
        for (InstanceConcern concern : concerns) {
            resources.addAll(concern.resources(context));
            pod = pod.plus(concern.pod(context));
        }
        StatefulSet server = ServerStatefulSet.of(context, pod);
        concerns.forEach(concern -> concern.complete(server));
        resources.add(context.resource(ServerStatefulSet.ROLE, server));
        return resources;
    }
}
