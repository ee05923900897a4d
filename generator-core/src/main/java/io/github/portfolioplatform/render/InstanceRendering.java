package io.github.portfolioplatform.render;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.github.portfolioplatform.backend.Backend;
import io.github.portfolioplatform.engine.ResourceFile;
import io.github.portfolioplatform.render.concern.Concern;
import io.github.portfolioplatform.render.concern.Contribution;
import io.github.portfolioplatform.render.concern.ExternalReferences;
import io.github.portfolioplatform.render.concern.InstanceContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Puts together what the concerns of an instance contribute, and what its backend makes of it. */
final class InstanceRendering {

    private final InstanceContext context;
    private final Contribution whole;
    private final Contribution workload;

    private InstanceRendering(InstanceContext context, Contribution whole, Contribution workload) {
        this.context = context;
        this.whole = whole;
        this.workload = workload;
    }

    static InstanceRendering of(InstanceContext context, List<Concern> concerns, Backend backend) {
        Contribution whole = Contribution.NONE;
        for (Concern concern : concerns) {
            whole = whole.plus(concern.of(context));
        }
        return new InstanceRendering(context, whole, backend.workload(context, whole));
    }

    /** {@return the resources in the namespace of the environment, which decorators may change} */
    List<RenderedResource> own() {
        List<RenderedResource> resources = resources(this::isOwn);
        workload.resources().forEach((file, resource) -> resources.add(rendered(file, resource)));
        return resources;
    }

    /** {@return the resources in other namespaces: decorators work in that of the environment, and do not see these} */
    List<RenderedResource> elsewhere() {
        return resources(resource -> !isOwn(resource));
    }

    ExternalReferences external() {
        return whole.external().plus(workload.external());
    }

    private boolean isOwn(HasMetadata resource) {
        return context.environment().namespace().equals(resource.getMetadata().getNamespace());
    }

    private List<RenderedResource> resources(Predicate<HasMetadata> which) {
        List<RenderedResource> resources = new ArrayList<>();
        whole.resources().forEach((file, resource) -> {
            if (which.test(resource)) {
                resources.add(rendered(file, resource));
            }
        });
        return resources;
    }

    private RenderedResource rendered(ResourceFile file, HasMetadata resource) {
        return new RenderedResource(context.instance().name(), file, resource);
    }
}
