package io.github.portfolioplatform.render;

import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.github.portfolioplatform.engine.PodContribution;
import java.util.ArrayList;
import java.util.List;

/** Puts together what the concerns of an instance render, and lets its decorators change it. */
final class InstanceRendering {

    private InstanceRendering() {}

    /** {@return the resources of the instance, decorated} */
    static List<RenderedResource> of(
            InstanceContext context, List<InstanceConcern> concerns, DecoratedEnvironment decorated) {
        return decorated.resources(context, () -> built(context, concerns));
    }

    private static List<RenderedResource> built(InstanceContext context, List<InstanceConcern> concerns) {
        List<RenderedResource> resources = new ArrayList<>();
        PodContribution pod = PodContribution.NONE;
        for (InstanceConcern concern : concerns) {
            resources.addAll(concern.resources(context));
            pod = pod.plus(concern.pod(context));
        }
        StatefulSet server = ServerStatefulSet.of(context, pod);
        concerns.forEach(concern -> concern.complete(context, server));
        resources.add(context.resource(ServerStatefulSet.ROLE, server));
        return resources;
    }
}
