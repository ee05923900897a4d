package io.github.portfolioplatform.manifest;

import static java.util.Objects.requireNonNull;

import io.github.portfolioplatform.change.ChangeSet;
import io.github.portfolioplatform.problem.Problem;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How a folder differs from a tree, and what the tree changes since the base revision.
 *
 * @param states what is not the same, by path below the folder
 * @param same how many files are the same
 * @param changes what differs from the base revision, and what that means in the cluster
 * @param baseHints what a person should know of the base revision itself, a sentence each
 * @param ignored rendered files that git ignores
 */
public record Drift(
        SortedMap<String, State> states,
        int same,
        ChangeSet changes,
        List<String> baseHints,
        List<IgnoredFile> ignored) {

    /** How one file differs. */
    public enum State {
        /** The file is as a run wrote it, and other content is rendered now. */
        CHANGED,
        /** Somebody edited the file since a run wrote it. */
        EDITED,
        /** The file is not there. */
        MISSING,
        /** An earlier run wrote the file, and it is no longer rendered. */
        STALE,
        /** The file lies among the rendered ones or in the place of one, but no run wrote it. */
        FOREIGN
    }

    /** Copies the collections. */
    public Drift {
        requireNonNull(states, "states");
        requireNonNull(changes, "changes");
        requireNonNull(baseHints, "baseHints");
        requireNonNull(ignored, "ignored");
        states = Collections.unmodifiableSortedMap(new TreeMap<>(states));
        baseHints = List.copyOf(baseHints);
        ignored = List.copyOf(ignored);
    }

    /** {@return whether nothing differs and nothing is refused} */
    public boolean isNone() {
        return states.isEmpty() && refusals().isEmpty();
    }

    /** {@return the changes that put data at risk and that nobody accepted, ordered by place} */
    public List<Problem> refusals() {
        return changes.refusals();
    }

    /** {@return what else a person should know, a sentence each} */
    public List<String> hints() {
        return Stream.concat(baseHints.stream(), changes.hints().stream()).toList();
    }

    /** {@return the paths in that state, sorted} */
    public List<String> in(State state) {
        requireNonNull(state, "state");
        return states.entrySet().stream()
                .filter(entry -> entry.getValue() == state)
                .map(Map.Entry::getKey)
                .toList();
    }
}
