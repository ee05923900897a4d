package io.github.portfolioplatform.manifest;

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
 */
public record Drift(SortedMap<String, State> states, int same) {

    /** How one file differs. */
    public enum State {
        /** The file has other content. */
        CHANGED,
        /** The file is not there. */
        MISSING,
        /** An earlier run wrote the file, and it is no longer rendered. */
        STALE,
        /** The file lies among the rendered ones, but no run wrote it. */
        FOREIGN
    }

    /** Copies the map. */
    public Drift {
        states = Collections.unmodifiableSortedMap(new TreeMap<>(states));
    }

    /** {@return whether nothing differs} */
    public boolean isNone() {
        return states.isEmpty();
    }

    /** {@return the paths in that state, sorted} */
    public List<String> in(State state) {
        return states.entrySet().stream()
                .filter(entry -> entry.getValue() == state)
                .map(Map.Entry::getKey)
                .toList();
    }
}
