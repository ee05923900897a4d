package io.github.portfolioplatform.render;

import io.fabric8.kubernetes.api.model.Secret;
import java.util.List;
import java.util.TreeMap;

/** The credentials, in clear text as the development setup has them. Who reads which key is the engine's business. */
final class CredentialsSecret implements InstanceConcern {

    @Override
    public List<RenderedResource> resources(InstanceContext context) {
        Secret secret = new Secret();
        secret.setMetadata(context.metadata(context.names().credentials()));
        secret.setType("Opaque");
        secret.setStringData(new TreeMap<>(context.server().credentials()));
        return List.of(context.resource("credentials", secret));
    }
}
