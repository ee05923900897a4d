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
 * A Secret that the External Secrets Operator puts together of passwords in a store. What the API server would add is said, so that tools
 * that compare see no difference.
 *
 * @see <a href="https://external-secrets.io/latest/api/externalsecret/">External Secrets: ExternalSecret</a>
 */
final class ExternalSecret {

    static final String API = "external-secrets.io/v1";
    static final String KIND = "ExternalSecret";
    static final String STORE = "SecretStore";

    private ExternalSecret() {}

    static HasMetadata ofStore(InstanceContext instance, UserSecret secret, SecretSource.ExternalStore store) {
        String entry = instance.filled(store.key());
        return of(instance, secret, reference(store), user -> entry);
    }

    /** {@return a Secret of no instance, of that entry} */
    static HasMetadata ofStore(ObjectMeta metadata, UserSecret secret, SecretSource.ExternalStore store, String entry) {
        return of(metadata, secret, "Periodic", reference(store), user -> entry);
    }

    private static Map<String, Object> reference(SecretSource.ExternalStore store) {
        return Map.of("kind", store.kind().resource(), "name", store.store());
    }

    /** The passwords that were made up once are read like those of any other store. */
    static HasMetadata ofGenerated(InstanceContext instance, UserSecret secret) {
        String passwords = GeneratedPasswords.name(instance);
        return of(
                instance,
                secret,
                Map.of("kind", STORE, "name", passwords),
                user -> GeneratedPasswords.secretOf(instance, user));
    }

    private static HasMetadata of(
            InstanceContext instance, UserSecret secret, Map<String, Object> store, UnaryOperator<String> entries) {
        String policy = turnsOthers(instance, secret) ? "CreatedOnce" : "Periodic";
        return of(instance.metadata(secret.name()), secret, policy, store, entries);
    }

    private static HasMetadata of(
            ObjectMeta metadata,
            UserSecret secret,
            String policy,
            Map<String, Object> store,
            UnaryOperator<String> entries) {
        Map<String, Object> spec = new TreeMap<>();
        spec.put("refreshPolicy", policy);
        spec.put("refreshInterval", "1h0m0s");
        spec.put("secretStoreRef", store);
        spec.put("target", target(secret));
        if (PreviousPassword.belongsTo(secret)) {
            spec.put("dataFrom", wholeEntries(secret, entries));
        } else {
            spec.put(
                    "data",
                    secret.users().stream()
                            .map(user -> data(user, entries.apply(user)))
                            .toList());
        }
        return CustomResource.of(API, KIND, metadata, spec);
    }

    /** The password that tells the server those of the others must not change on one side alone: the job could never log in again. */
    private static boolean turnsOthers(InstanceContext instance, UserSecret secret) {
        return !secret.forConsumers() && secret.name().equals(instance.names().credentialsOf("admin"));
    }

    private static Map<String, Object> target(UserSecret secret) {
        Map<String, Object> template =
                new TreeMap<>(Map.of("engineVersion", "v2", "mergePolicy", "Replace", "type", "Opaque"));
        Map<String, Object> values = new TreeMap<>(new GoTemplate(user -> "." + variable(user)).of(secret));
        if (PreviousPassword.belongsTo(secret)) {
            // A demanded property that is missing is an error; the index of a map of texts is an empty one.
            values.put(PreviousPassword.NAME, "{{ index . \"" + PreviousPassword.NAME + "\" }}");
        }
        template.put("data", values);
        return Map.of(
                "name", secret.name(), "creationPolicy", "Owner", "deletionPolicy", "Retain", "template", template);
    }

    private static Map<String, Object> data(String user, String entry) {
        Map<String, Object> remote = new TreeMap<>(entry(entry));
        remote.put("property", user);
        return Map.of("secretKey", variable(user), "remoteRef", remote);
    }

    private static List<Map<String, Object>> wholeEntries(UserSecret secret, UnaryOperator<String> entries) {
        return secret.users().stream()
                .map(entries)
                .distinct()
                .map(entry -> Map.<String, Object>of("extract", entry(entry)))
                .toList();
    }

    private static Map<String, Object> entry(String key) {
        return Map.of(
                "key", key, "conversionStrategy", "Default", "decodingStrategy", "None", "metadataPolicy", "None");
    }

    /** A field of a template has no dash in its name. */
    private static String variable(String user) {
        return user.replace('-', '_');
    }

    /** {@return a Secret of everything that a generator makes up, made once and never again} */
    static HasMetadata madeOnce(InstanceContext instance, String name, Map<String, Object> generator) {
        Map<String, Object> spec = new TreeMap<>();
        spec.put("refreshPolicy", "CreatedOnce");
        spec.put("refreshInterval", "0s");
        spec.put(
                "target",
                Map.of("name", name, "creationPolicy", "Orphan", "deletionPolicy", "Retain", "immutable", true));
        spec.put("dataFrom", List.of(Map.of("sourceRef", Map.of("generatorRef", generator))));
        return CustomResource.of(API, KIND, instance.metadata(name), spec);
    }
}
