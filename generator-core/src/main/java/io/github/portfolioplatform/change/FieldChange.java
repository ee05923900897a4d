package io.github.portfolioplatform.change;

import static java.util.Objects.requireNonNull;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A field that has another value. The values are for people: on one line, cut if they are long, and secrets masked. */
public final class FieldChange {

    static final String NONE = "none";

    private final String path;
    private final @Nullable String before;
    private final @Nullable String after;

    FieldChange(String path, @Nullable String before, @Nullable String after) {
        requireNonNull(path, "path");
        this.path = path;
        this.before = before;
        this.after = after;
    }

    /** {@return the change on one line, {@code spec.replicas  1 → 3}} */
    @Override
    public String toString() {
        return path + "  " + (before == null ? NONE : before) + " → " + (after == null ? NONE : after);
    }

    /** {@return the field, {@code spec.template.spec.containers[postgresql].image}} */
    public String path() {
        return path;
    }

    /** {@return the value that it had; empty if it had none} */
    public Optional<String> before() {
        return Optional.ofNullable(before);
    }

    /** {@return the value that it has now; empty if it has none} */
    public Optional<String> after() {
        return Optional.ofNullable(after);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FieldChange that
                && path.equals(that.path)
                && Objects.equals(before, that.before)
                && Objects.equals(after, that.after);
    }

    @Override
    public int hashCode() {
        return Objects.hash(path, before, after);
    }
}
