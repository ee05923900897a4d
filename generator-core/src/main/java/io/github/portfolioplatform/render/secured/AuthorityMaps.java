package io.github.portfolioplatform.render.secured;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.github.portfolioplatform.model.CertificateAuthority;
import io.github.portfolioplatform.model.Environment;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.function.Supplier;

/** The ConfigMaps of a certificate authority whose certificates are in the portfolio, one in each namespace of consumers. */
public final class AuthorityMaps {

    private AuthorityMaps() {}

    /**
     * {@return the ConfigMaps by what they are for; none if the authority is not declared, or is in a ConfigMap that exists}
     *
     * @param environment the environment
     * @param labels their labels
     * @param others the namespaces of consumers beside that of the environment
     */
    public static Map<String, HasMetadata> of(
            Environment environment, Supplier<SortedMap<String, String>> labels, SortedSet<String> others) {
        Map<String, HasMetadata> resources = new LinkedHashMap<>();
        environment
                .production()
                .flatMap(production -> production.certificateAuthority())
                .filter(CertificateAuthority.Pem.class::isInstance)
                .map(CertificateAuthority.Pem.class::cast)
                .ifPresent(pem -> {
                    String name = pem.configMap(environment).name();
                    resources.put("certificate-authority", of(name, environment.namespace(), labels.get(), pem.text()));
                    others.forEach(namespace -> resources.put(
                            "certificate-authority-" + namespace, of(name, namespace, labels.get(), pem.text())));
                });
        return resources;
    }

    private static ConfigMap of(String name, String namespace, SortedMap<String, String> labels, String text) {
        ObjectMeta metadata = new ObjectMeta();
        metadata.setName(name);
        metadata.setNamespace(namespace);
        metadata.setLabels(labels);
        ConfigMap map = new ConfigMap();
        map.setMetadata(metadata);
        map.setData(Map.of(CertificateAuthority.KEY, text));
        return map;
    }
}
