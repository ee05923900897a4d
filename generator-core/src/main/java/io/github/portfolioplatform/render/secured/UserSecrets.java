package io.github.portfolioplatform.render.secured;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.github.portfolioplatform.engine.UserSecret;
import io.github.portfolioplatform.model.SecretSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** What makes the Secrets of an instance in the cluster. No password passes here, and none is in a file. */
final class UserSecrets {

    private UserSecrets() {}

    /** {@return the resources by what they are for; none if somebody brings the Secrets} */
    static Map<String, HasMetadata> of(SecuredInstance instance) {
        SecretSource source = instance.production().secrets();
        if (source instanceof SecretSource.ExternalStore store) {
            return each(instance, secret -> ExternalSecret.ofStore(instance, secret, store));
        } else if (source instanceof SecretSource.VaultOperator vault) {
            return each(instance, secret -> VaultSecret.of(instance, secret, vault));
        } else if (source instanceof SecretSource.Generated) {
            Map<String, HasMetadata> resources = new LinkedHashMap<>(GeneratedPasswords.of(instance));
            resources.putAll(each(instance, secret -> ExternalSecret.ofGenerated(instance, secret)));
            return resources;
        }
        return Map.of();
    }

    static boolean areBrought(SecuredInstance instance) {
        return !instance.production().secrets().makesSecrets();
    }

    private static Map<String, HasMetadata> each(SecuredInstance instance, Function<UserSecret, HasMetadata> resource) {
        Map<String, HasMetadata> resources = new LinkedHashMap<>();
        instance.server().secrets().forEach(secret -> resources.put(secret.role(), resource.apply(secret)));
        return resources;
    }
}
