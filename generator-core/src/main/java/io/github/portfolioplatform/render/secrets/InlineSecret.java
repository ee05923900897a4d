package io.github.portfolioplatform.render.secrets;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.github.portfolioplatform.engine.UserSecret;
import io.github.portfolioplatform.model.Password;
import io.github.portfolioplatform.render.concern.InstanceContext;
import java.util.TreeMap;

/** A Secret with the password in clear text, as the setup of a team's own cluster has it. */
final class InlineSecret {

    private InlineSecret() {}

    static HasMetadata of(InstanceContext context, UserSecret template, Password password) {
        TreeMap<String, String> values = new TreeMap<>();
        template.values().forEach((key, value) -> values.put(key, value.filled(password)));
        Secret secret = new Secret();
        secret.setMetadata(context.metadataOfData(template.name()));
        secret.setType("Opaque");
        secret.setStringData(values);
        return secret;
    }
}
