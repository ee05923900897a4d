package io.github.portfolioplatform.problem;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The position of a value in the model, such as {@code instances[2].limits.memory}.
 *
 * <p>The rules of the model speak of values by path; whoever read the model from a file knows which line a path came from.
 *
 * @param segments the steps from the root, {@code "instances"} or {@code "[2]"}; empty for the portfolio itself
 */
@CheckReturnValue
public record ModelPath(List<String> segments) implements Comparable<ModelPath> {

    /** The portfolio itself. */
    public static final ModelPath ROOT = new ModelPath(List.of());

    /** Copies the segments. */
    public ModelPath {
        requireNonNull(segments, "segments");
        segments = List.copyOf(segments);
    }

    /** {@return the path of the field of this value with that name} */
    public ModelPath field(String name) {
        requireNonNull(name, "name");
        return append(List.of(name));
    }

    /** {@return the path of the item of this list at that index, counted from 0} */
    public ModelPath item(int index) {
        return append(List.of("[" + index + "]"));
    }

    /** {@return the path of the value that holds this one, empty for the portfolio itself} */
    public Optional<ModelPath> parent() {
        return segments.isEmpty()
                ? Optional.empty()
                : Optional.of(new ModelPath(segments.subList(0, segments.size() - 1)));
    }

    /** {@return the path that goes on with these segments} */
    public ModelPath append(List<String> more) {
        requireNonNull(more, "more");
        List<String> longer = new ArrayList<>(segments);
        longer.addAll(more);
        return new ModelPath(longer);
    }

    /** Orders as people read: by segment, items by their number. */
    @Override
    public int compareTo(ModelPath other) {
        for (int i = 0; i < Math.min(segments.size(), other.segments.size()); i++) {
            String here = segments.get(i);
            String there = other.segments.get(i);
            boolean items = here.startsWith("[") && there.startsWith("[") && here.length() != there.length();
            int order = items ? Integer.compare(here.length(), there.length()) : here.compareTo(there);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(segments.size(), other.segments.size());
    }

    /** Written out, as {@link #hashCode()} is: paths key maps in every run, and what records generate costs more than the run. */
    @Override
    public boolean equals(Object other) {
        return other instanceof ModelPath that && segments.equals(that.segments);
    }

    @Override
    public int hashCode() {
        return segments.hashCode();
    }

    /** {@return the path as people write it, {@code instances[2].limits.memory}; {@code portfolio} for the portfolio itself} */
    @Override
    public String toString() {
        if (segments.isEmpty()) {
            return "portfolio";
        }
        return String.join(".", segments).replace(".[", "[");
    }
}
