package io.github.portfolioplatform.render.secured;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.Map;

/** Resources of other projects' kinds. */
final class CustomResource {

    private CustomResource() {}

    static GenericKubernetesResource of(String apiVersion, String kind, ObjectMeta metadata, Map<String, Object> spec) {
        GenericKubernetesResource resource = new GenericKubernetesResource();
        resource.setApiVersion(apiVersion);
        resource.setKind(kind);
        resource.setMetadata(metadata);
        resource.setAdditionalProperty("spec", spec);
        return resource;
    }
}
