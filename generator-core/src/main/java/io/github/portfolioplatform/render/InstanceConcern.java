package io.github.portfolioplatform.render;

import io.github.portfolioplatform.engine.PodContribution;
import java.util.List;

/** One thing that an instance needs: resources of its own, a part of the server's pod, or both. */
interface InstanceConcern {

    default List<RenderedResource> resources(InstanceContext context) {
        return List.of();
    }

    /** What it reads, but does not render. */
    default List<ExpectedSecret> expected(InstanceContext context) {
        return List.of();
    }

    default PodContribution pod(InstanceContext context) {
        return PodContribution.NONE;
    }
}
