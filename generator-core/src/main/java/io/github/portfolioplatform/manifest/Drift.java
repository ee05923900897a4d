package io.github.portfolioplatform.manifest;

import io.github.portfolioplatform.problem.Problem;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a folder differs from a tree.
 *
 * @param states what is not the same, by path below the folder
 * @param same how many files are the same
 * @param refusals the changes since the base revision that put data at risk and that nobody accepted, ordered by place
 * @param hints what else a person should know, a sentence each
 * @param ignored rendered files that git ignores
 */
public record Drift(
        SortedMap<String, State> states,
        int same,
        List<Problem> refusals,
        List<String> hints,
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
        states = Collections.unmodifiableSortedMap(new TreeMap<>(states));
        refusals = List.copyOf(refusals);
        hints = List.copyOf(hints);
        ignored = List.copyOf(ignored);
    }

    /** {@return whether nothing differs and nothing is refused} */
    public boolean isNone() {
        return states.isEmpty() && refusals.isEmpty();
    }

    /** {@return the paths in that state, sorted} */
    public List<String> in(State state) {
        return states.entrySet().stream()
                .filter(entry -> entry.getValue() == state)
                .map(Map.Entry::getKey)
                .toList();
    }
}
