package io.github.portfolioplatform.model;

import io.github.portfolioplatform.problem.ModelPath;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An instance as far as it is said, the same in every environment; what the rules look at. Null is what nobody said. */
record InstanceDraft(
        ModelPath path,
        Engine engine,
        @Nullable String name,
        @Nullable String application,
        List<SharedUse> sharedWith,
        @Nullable String database,
        @Nullable String user,
        @Nullable Password password) {

    /** How a message speaks of this instance. */
    String title() {
        return name == null ? path.toString() : Name.shown(name);
    }

    /** {@return the value}, of a draft in which nothing is missing. */
    static <T> T present(@Nullable T value) {
        return Objects.requireNonNull(value, "demanded by RequiredValues");
    }
}
