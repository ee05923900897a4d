package io.github.portfolioplatform.render;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A Secret or ConfigMap that pods may read: rendered, or made in the cluster by what is rendered.
 *
 * @param kind {@code Secret} or {@code ConfigMap}
 * @param name its name
 * @param keys its keys; none if nobody knows them
 */
record KeyedObject(String kind, String name, SortedSet<String> keys) {

    static final String SECRET = "Secret";
    static final String CONFIG_MAP = "ConfigMap";

    static Optional<KeyedObject> of(HasMetadata resource) {
        if (resource instanceof Secret secret) {
            SortedSet<String> keys = new TreeSet<>(secret.getStringData().keySet());
            keys.addAll(secret.getData().keySet());
            return Optional.of(new KeyedObject(SECRET, secret.getMetadata().getName(), keys));
        } else if (resource instanceof ConfigMap configMap) {
            SortedSet<String> keys = new TreeSet<>(configMap.getData().keySet());
            keys.addAll(configMap.getBinaryData().keySet());
            return Optional.of(
                    new KeyedObject(CONFIG_MAP, configMap.getMetadata().getName(), keys));
        }
        return resource instanceof GenericKubernetesResource custom ? madeBy(custom) : Optional.empty();
    }

    private static Optional<KeyedObject> madeBy(GenericKubernetesResource custom) {
        SpecTree spec = SpecTree.of(custom);
        String own = custom.getMetadata().getName();
        return switch (custom.getKind()) {
            case "ExternalSecret" ->
                Optional.of(secret(
                        spec.text("target", "name").orElse(own),
                        spec.in("target", "template", "data").keySet()));
            case "VaultStaticSecret" ->
                spec.text("destination", "name")
                        .map(name -> secret(
                                name,
                                spec.in("destination", "transformation", "templates")
                                        .keySet()));
            case "Certificate" -> spec.text("secretName").map(name -> secret(name, keysOfCertificate(spec.map())));
            default -> Optional.empty();
        };
    }

    private static SortedSet<String> keysOfCertificate(Map<String, Object> spec) {
        SortedSet<String> keys = new TreeSet<>(List.of("ca.crt", "tls.crt", "tls.key"));
        if (List.of(Map.of("type", "CombinedPEM")).equals(spec.get("additionalOutputFormats"))) {
            keys.add("tls-combined.pem");
        }
        return keys;
    }

    private static KeyedObject secret(String name, Set<String> keys) {
        return new KeyedObject(SECRET, name, new TreeSet<>(keys));
    }
}
