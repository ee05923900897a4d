package io.github.portfolioplatform.render;

import static java.util.Objects.requireNonNull;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.github.portfolioplatform.engine.ResourceFile;
import io.github.portfolioplatform.engine.ResourceRole;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One resource and what it is for. */
public final class RenderedResource {

    private final @Nullable String instance;
    private final ResourceFile file;
    private final HasMetadata resource;

    RenderedResource(@Nullable String instance, ResourceFile file, HasMetadata resource) {
        requireNonNull(file, "file");
        requireNonNull(resource, "resource");
        this.instance = instance;
        this.file = file;
        this.resource = resource;
    }

    /** {@return the kind: {@code StatefulSet}} */
    public String kind() {
        return resource.getKind();
    }

    /** {@return the instance, the file, the kind and the name} Of a Secret it shows no value. */
    @Override
    public String toString() {
        return (instance == null ? "" : instance + "/") + file + ": " + kind() + " "
                + resource.getMetadata().getName();
    }

    /** {@return the name of the instance it belongs to; empty if it is the whole environment's} */
    public Optional<String> instance() {
        return Optional.ofNullable(instance);
    }

    /** {@return what it is for, and what its file is called} */
    public ResourceFile file() {
        return file;
    }

    /** {@return what it is for} */
    public ResourceRole role() {
        return file.role();
    }

    /** {@return the name of its file: {@code service.yaml}} */
    public String fileName() {
        return file.nameWithEnding();
    }

    /** {@return the resource} */
    public HasMetadata resource() {
        return resource;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RenderedResource that
                && Objects.equals(instance, that.instance)
                && file.equals(that.file)
                && resource.equals(that.resource);
    }

    @Override
    public int hashCode() {
        return Objects.hash(instance, file, resource);
    }
}
