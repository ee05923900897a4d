package io.github.portfolioplatform.render.concern;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.Map;

/** Resources of other projects' kinds. */
public final class CustomResource {

    private CustomResource() {}

    /** {@return a resource of that kind} */
    public static GenericKubernetesResource of(
            String apiVersion, String kind, ObjectMeta metadata, Map<String, Object> spec) {
        GenericKubernetesResource resource = new GenericKubernetesResource();
        resource.setApiVersion(apiVersion);
        resource.setKind(kind);
        resource.setMetadata(metadata);
        resource.setAdditionalProperty("spec", spec);
        return resource;
    }
}
