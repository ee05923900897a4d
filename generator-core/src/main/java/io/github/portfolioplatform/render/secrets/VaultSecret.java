package io.github.portfolioplatform.render.secrets;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.github.portfolioplatform.engine.UserSecret;
import io.github.portfolioplatform.model.SecretSource;
import io.github.portfolioplatform.render.concern.CustomResource;
import io.github.portfolioplatform.render.concern.InstanceContext;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * A Secret that the Vault Secrets Operator puts together of an entry in Vault. Nothing of the entry gets into it but what a template takes.
 *
 * @see <a href="https://developer.hashicorp.com/vault/docs/deploy/kubernetes/vso/api-reference#vaultstaticsecret">VaultStaticSecret</a>
 */
final class VaultSecret {

    private VaultSecret() {}

    static HasMetadata of(InstanceContext instance, UserSecret secret, SecretSource.VaultOperator vault) {
        return of(instance.metadata(secret.name()), secret, vault, instance.filled(vault.path()));
    }

    /** {@return a Secret of that entry} */
    static HasMetadata of(ObjectMeta metadata, UserSecret secret, SecretSource.VaultOperator vault, String entry) {
        Map<String, Object> spec = new TreeMap<>();
        spec.put("vaultAuthRef", vault.auth());
        spec.put("mount", vault.mount());
        spec.put("path", entry);
        spec.put("type", "kv-v2");
        spec.put("refreshAfter", "1h");
        // The operator then sees that somebody changed the Secret, and sets it right.
        spec.put("hmacSecretData", true);
        spec.put("destination", destination(secret));
        return CustomResource.of("secrets.hashicorp.com/v1beta1", "VaultStaticSecret", metadata, spec);
    }

    private static Map<String, Object> destination(UserSecret secret) {
        Map<String, Object> templates = new TreeMap<>();
        UnaryOperator<String> password = user -> "get .Secrets \"" + user + "\"";
        new GoTemplate(password).of(secret).forEach((key, template) -> templates.put(key, Map.of("text", template)));
        if (PreviousPassword.belongsTo(secret)) {
            // Of a property that is missing, Sprig's get makes an empty text.
            String previous = "{{ " + password.apply(PreviousPassword.NAME) + " }}";
            templates.put(PreviousPassword.NAME, Map.of("text", previous));
        }
        Map<String, Object> destination = new TreeMap<>();
        destination.put("name", secret.name());
        destination.put("create", true);
        destination.put("overwrite", false);
        destination.put("type", "Opaque");
        destination.put(
                "transformation", Map.of("excludeRaw", true, "excludes", List.of(".*"), "templates", templates));
        return destination;
    }
}
