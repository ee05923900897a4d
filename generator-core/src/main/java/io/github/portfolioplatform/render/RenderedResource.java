package io.github.portfolioplatform.render;

import static java.util.Objects.requireNonNull;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One resource and what it is for. */
public final class RenderedResource {

    private final @Nullable String instance;
    private final String role;
    private final HasMetadata resource;

    RenderedResource(@Nullable String instance, String role, HasMetadata resource) {
        requireNonNull(role, "role");
        requireNonNull(resource, "resource");
        this.instance = instance;
        this.role = role;
        this.resource = resource;
    }

    /** {@return the kind: {@code StatefulSet}} */
    public String kind() {
        return resource.getKind();
    }

    /** {@return the instance, the role, the kind and the name} Of a Secret it shows no value. */
    @Override
    public String toString() {
        return (instance == null ? "" : instance + "/") + role + ": " + kind() + " "
                + resource.getMetadata().getName();
    }

    /** {@return the name of the instance it belongs to; empty if it is the whole environment's} */
    public Optional<String> instance() {
        return Optional.ofNullable(instance);
    }

    /** {@return what it is for, in a word that makes a file name: {@code credentials}; never a word that {@code *secret*} matches} */
    public String role() {
        return role;
    }

    /** {@return the resource} */
    public HasMetadata resource() {
        return resource;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RenderedResource that
                && Objects.equals(instance, that.instance)
                && role.equals(that.role)
                && resource.equals(that.resource);
    }

    @Override
    public int hashCode() {
        return Objects.hash(instance, role, resource);
    }
}
