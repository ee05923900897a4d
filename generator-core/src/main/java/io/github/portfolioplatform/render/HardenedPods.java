package io.github.portfolioplatform.render;

import io.github.portfolioplatform.engine.ResourceRole;
import io.github.portfolioplatform.model.RunAs;
import io.github.portfolioplatform.problem.Place;
import io.github.portfolioplatform.problem.Problem;
import io.github.portfolioplatform.problem.Problems;
import io.github.portfolioplatform.render.concern.InstanceContext;
import io.github.portfolioplatform.render.pods.Hardening;
import io.github.portfolioplatform.render.pods.HardeningGaps;
import io.github.portfolioplatform.render.standard.PodSecurityStandard;
import io.github.portfolioplatform.yaml.ResourceTree;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All pods of an instance of production, hardened: those that we rendered, with what decorators put into them, and those that they added. */
final class HardenedPods {

    private static final String RULE = "pods-are-hardened";

    private static final Set<ResourceRole> OF_SERVER_IMAGE =
            Set.of(ResourceRole.STATEFUL_SET, ResourceRole.ACCESS_SCHEDULE);

    private HardenedPods() {}

    /** Hardens the pods among these resources. What then is left is added to the problems. */
    static void in(List<RenderedResource> resources, InstanceContext instance, Problems problems) {
        for (RenderedResource rendered : resources) {
            Workload.of(rendered.resource()).ifPresent(workload -> {
                Hardening.add(workload.pod(), idsOf(rendered, instance));
                check(workload, problems);
            });
        }
    }

    private static void check(Workload workload, Problems problems) {
        Place place = WholeResource.place(workload.resource());
        Map<?, ?> spec = (Map<?, ?>) new ResourceTree().of(workload.pod());
        PodSecurityStandard.gapsOf(annotations(workload), spec)
                .forEach(gap -> problems.add(new Problem(RULE, place, gap.sentence(), gap.fix())));
        HardeningGaps.of(workload.pod())
                .forEach(gap -> problems.add(new Problem(RULE, place, gap, HardeningGaps.REMEDY)));
    }

    private static Map<String, String> annotations(Workload workload) {
        Map<String, String> annotations = workload.template().getMetadata().getAnnotations();
        return annotations == null ? Map.of() : annotations;
    }

    /** Of the images of others nobody knows. */
    private static Optional<RunAs> idsOf(RenderedResource rendered, InstanceContext instance) {
        // Those of backups have theirs.
        return OF_SERVER_IMAGE.contains(rendered.role())
                ? Optional.of(instance.runAs(instance.server().runAs()))
                : Optional.empty();
    }
}
