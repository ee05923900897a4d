package io.github.portfolioplatform.render;

import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.github.portfolioplatform.engine.PodContribution;
import io.github.portfolioplatform.render.secured.SecuredInstance;
import io.github.portfolioplatform.render.secured.ServerWorkload;
import io.github.portfolioplatform.render.secured.Surroundings;
import java.util.List;

/** The server as production runs it, and all that surrounds it there. */
final class SecuredConcern implements InstanceConcern {

    private final SecuredInstance instance;

    SecuredConcern(SecuredInstance instance) {
        this.instance = instance;
    }

    @Override
    public List<RenderedResource> resources(InstanceContext context) {
        return Surroundings.of(instance).entrySet().stream()
                .map(entry -> context.resource(entry.getKey(), entry.getValue()))
                .toList();
    }

    @Override
    public void expect(InstanceContext context, ExternalReferences.Builder external) {
        String namespace = context.environment().namespace();
        Surroundings.brought(instance)
                .forEach((name, keys) -> external.secret(new ExpectedSecret(namespace, name, keys)));
        Surroundings.readByOthers(instance).forEach(name -> external.readByOthers(namespace, name));
    }

    @Override
    public PodContribution pod(InstanceContext context) {
        return instance.server().pod();
    }

    @Override
    public void complete(InstanceContext context, StatefulSet server) {
        ServerWorkload.complete(server, instance);
    }
}
