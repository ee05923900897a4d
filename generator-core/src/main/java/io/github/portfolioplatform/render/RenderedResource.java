package io.github.portfolioplatform.render;

import static java.util.Objects.requireNonNull;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.github.portfolioplatform.engine.ResourceFile;
import io.github.portfolioplatform.engine.ResourceRole;
import java.util.Optional;

/**
 * One resource and what it is for.
 *
 * @param instance the name of the instance it belongs to; empty if it is the whole environment's
 * @param file what it is for, and what its file is called
 * @param resource the resource
 */
public record RenderedResource(Optional<String> instance, ResourceFile file, HasMetadata resource) {

    /** Refuses null. */
    public RenderedResource {
        requireNonNull(instance, "instance");
        requireNonNull(file, "file");
        requireNonNull(resource, "resource");
    }

    /** {@return what it is for} */
    public ResourceRole role() {
        return file.role();
    }

    /** {@return the name of its file: {@code service.yaml}} */
    public String fileName() {
        return file.nameWithEnding();
    }

    /** {@return the kind: {@code StatefulSet}} */
    public String kind() {
        return resource.getKind();
    }

    /** {@return the instance, the file, the kind and the name} Of a Secret it shows no value. */
    @Override
    public String toString() {
        return instance.map(name -> name + "/").orElse("") + file + ": " + kind() + " "
                + resource.getMetadata().getName();
    }
}
