package io.github.portfolioplatform.change;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A field that has another value. The values are for people: on one line, cut if they are long, and secrets masked.
 *
 * @param path the field, {@code spec.template.spec.containers[postgresql].image}
 * @param before the value that it had; empty if it had none
 * @param after the value that it has now; empty if it has none
 */
public record FieldChange(String path, Optional<String> before, Optional<String> after) {

    /** Refuses null. */
    public FieldChange {
        requireNonNull(path, "path");
        requireNonNull(before, "before");
        requireNonNull(after, "after");
    }

    static final String NONE = "none";

    /** {@return the change on one line, {@code spec.replicas  1 → 3}} */
    @Override
    public String toString() {
        return path + "  " + before.orElse(NONE) + " → " + after.orElse(NONE);
    }
}
