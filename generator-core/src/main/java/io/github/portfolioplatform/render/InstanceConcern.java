package io.github.portfolioplatform.render;

import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.github.portfolioplatform.engine.PodContribution;
import java.util.List;
import java.util.Optional;

/** One thing that an instance needs: resources of its own, a part of the server's pod, or both. */
interface InstanceConcern {

    default List<RenderedResource> resources(InstanceContext context) {
        return List.of();
    }

    /** What it reads, but does not render. */
    default List<ExpectedSecret> expected(InstanceContext context) {
        return List.of();
    }

    /** The claim that it mounts, but does not render. */
    default Optional<String> expectedClaim(InstanceContext context) {
        return Optional.empty();
    }

    default PodContribution pod(InstanceContext context) {
        return PodContribution.NONE;
    }

    /** Adds what is no part of the pod's contribution to the workload, which was made a moment ago. */
    default void complete(InstanceContext context, StatefulSet server) {}
}
