package io.github.portfolioplatform.render;

import io.fabric8.kubernetes.api.model.Secret;
import io.github.portfolioplatform.model.Password;
import java.util.List;
import java.util.TreeMap;

/**
 * The credentials: in clear text as the development setup has them, and elsewhere brought by somebody, under the same name and keys. Who
 * reads which key is the engine's business.
 */
final class CredentialsSecret implements InstanceConcern {

    @Override
    public List<RenderedResource> resources(InstanceContext context) {
        return context.instance()
                .password()
                .map(password -> List.of(secret(context, password)))
                .orElse(List.of());
    }

    private static RenderedResource secret(InstanceContext context, Password password) {
        Secret secret = new Secret();
        secret.setMetadata(context.metadataOfData(context.names().credentials()));
        secret.setType("Opaque");
        secret.setStringData(new TreeMap<>(context.server().credentials(password)));
        return context.resource("credentials", secret);
    }

    @Override
    public void expect(InstanceContext context, ExternalReferences.Builder external) {
        if (context.instance().password().isEmpty()) {
            external.secret(new ExpectedSecret(
                    context.environment().namespace(),
                    context.names().credentials(),
                    context.server().credentialKeys()));
        }
    }
}
