package io.github.portfolioplatform.render;

import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.github.portfolioplatform.model.Environment;
import java.util.List;
import java.util.Optional;

/** The namespace itself, where nobody else creates it. Deleting it would delete everything, so it is protected like data. */
final class EnvironmentNamespace {

    private EnvironmentNamespace() {}

    static List<RenderedResource> of(Environment environment) {
        if (!environment.createsNamespace()) {
            return List.of();
        }
        ObjectMeta metadata = new ObjectMeta();
        metadata.setName(environment.namespace());
        metadata.setLabels(Labels.ofEnvironment(environment));
        if (!environment.allowsPruning()) {
            metadata.setAnnotations(PruneProtection.ANNOTATIONS);
        }
        Namespace namespace = new Namespace();
        namespace.setMetadata(metadata);
        return List.of(new RenderedResource(Optional.empty(), "namespace", namespace));
    }
}
