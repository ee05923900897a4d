package io.github.portfolioplatform.change;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A resource that is new, gone, or has other fields.
 *
 * @param path the file below the output folder, the old one if the resource is gone
 * @param environment the environment; empty for a file that lies in no folder
 * @param instance the instance that the resource belongs to
 * @param kind the kind, {@code StatefulSet}
 * @param name the name in the cluster
 * @param type what happens to it
 * @param fields the fields that change; none if the resource is new or gone
 * @param impact what that means in the cluster
 */
public record ResourceChange(
        String path,
        String environment,
        String instance,
        String kind,
        String name,
        Type type,
        List<FieldChange> fields,
        Impact impact) {

    /** What happens to a resource. */
    public enum Type {
        /** It is new. */
        ADDED,
        /** It is no longer rendered. */
        REMOVED,
        /** It has other fields. */
        CHANGED
    }

    /** Copies the list. */
    public ResourceChange {
        requireNonNull(path, "path");
        requireNonNull(environment, "environment");
        requireNonNull(instance, "instance");
        requireNonNull(kind, "kind");
        requireNonNull(name, "name");
        requireNonNull(type, "type");
        requireNonNull(fields, "fields");
        requireNonNull(impact, "impact");
        fields = List.copyOf(fields);
    }
}
