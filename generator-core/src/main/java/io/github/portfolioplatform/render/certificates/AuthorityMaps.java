package io.github.portfolioplatform.render.certificates;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.github.portfolioplatform.engine.ResourceFile;
import io.github.portfolioplatform.engine.ResourceRole;
import io.github.portfolioplatform.model.CertificateAuthority;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.Production;
import io.github.portfolioplatform.render.concern.Contribution;
import io.github.portfolioplatform.render.concern.EnvironmentConcern;
import io.github.portfolioplatform.render.concern.ExternalReferences;
import io.github.portfolioplatform.render.concern.Labels;
import io.github.portfolioplatform.render.secrets.ConsumerBindings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** The ConfigMaps of a certificate authority whose certificates are in the portfolio, one in each namespace of consumers. */
public final class AuthorityMaps implements EnvironmentConcern {

    @Override
    public Contribution of(Environment environment, List<HasMetadata> ofInstances) {
        return environment
                .production()
                .flatMap(Production::certificateAuthority)
                .filter(CertificateAuthority.Pem.class::isInstance)
                .map(CertificateAuthority.Pem.class::cast)
                .map(pem -> of(environment, pem))
                .orElse(Contribution.NONE);
    }

    private static Contribution of(Environment environment, CertificateAuthority.Pem pem) {
        String name = environment.authorityMap().orElseThrow().name();
        Map<ResourceFile, HasMetadata> resources = new LinkedHashMap<>();
        ExternalReferences.Builder external = ExternalReferences.builder().readByOthers(environment.namespace(), name);
        resources.put(
                ResourceRole.CERTIFICATE_AUTHORITY.file(), of(environment, name, environment.namespace(), pem.text()));
        SortedSet<String> others = new TreeSet<>();
        environment.instances().forEach(instance -> others.addAll(ConsumerBindings.namespaces(environment, instance)));
        others.forEach(namespace -> {
            resources.put(
                    ResourceRole.CERTIFICATE_AUTHORITY.file(namespace), of(environment, name, namespace, pem.text()));
            external.readByOthers(namespace, name);
        });
        return Contribution.of(resources).with(external.build());
    }

    private static ConfigMap of(Environment environment, String name, String namespace, String text) {
        ObjectMeta metadata = new ObjectMeta();
        metadata.setName(name);
        metadata.setNamespace(namespace);
        metadata.setLabels(Labels.ofEnvironment(environment));
        ConfigMap map = new ConfigMap();
        map.setMetadata(metadata);
        map.setData(Map.of(CertificateAuthority.KEY, text));
        return map;
    }
}
