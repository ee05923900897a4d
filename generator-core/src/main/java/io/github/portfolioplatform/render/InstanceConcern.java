package io.github.portfolioplatform.render;

import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.github.portfolioplatform.engine.PodContribution;
import java.util.List;

/** One thing that an instance needs: resources of its own, a part of the server's pod, or both. */
interface InstanceConcern {

    default List<RenderedResource> resources(InstanceContext context) {
        return List.of();
    }

    /** Adds what it refers to, but does not render. */
    default void expect(InstanceContext context, ExternalReferences.Builder external) {}

    default PodContribution pod(InstanceContext context) {
        return PodContribution.NONE;
    }

    /** Adds what is no part of the pod's contribution to the workload, which was made a moment ago. */
    default void complete(InstanceContext context, StatefulSet server) {}
}
