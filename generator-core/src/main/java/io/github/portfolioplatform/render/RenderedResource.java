package io.github.portfolioplatform.render;

import static java.util.Objects.requireNonNull;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Optional;

/**
 * One resource and what it is for.
 *
 * @param instance the name of the instance it belongs to; empty if it is the whole environment's
 * @param role what it is for, in a word that makes a file name: {@code credentials}; never a word that {@code *secret*} matches
 * @param resource the resource
 */
public record RenderedResource(Optional<String> instance, String role, HasMetadata resource) {

    /** Refuses null. */
    public RenderedResource {
        requireNonNull(instance, "instance");
        requireNonNull(role, "role");
        requireNonNull(resource, "resource");
    }

    /** {@return the kind: {@code StatefulSet}} */
    public String kind() {
        return resource.getKind();
    }

    /** {@return the instance, the role, the kind and the name} Of a Secret it shows no value. */
    @Override
    public String toString() {
        return instance.map(name -> name + "/").orElse("") + role + ": " + kind() + " "
                + resource.getMetadata().getName();
    }
}
