package io.github.portfolioplatform.spec;

import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * A value of the model that is made of the keys which are set.
 *
 * @param value what it is so far
 */
record Assembled<V>(V value) {

    /** {@return the same with that part, if there is one} */
    <T> Assembled<V> with(Optional<T> part, BiFunction<V, T, V> set) {
        return part.map(present -> new Assembled<>(set.apply(value, present))).orElse(this);
    }

    /** {@return the same with these labels} */
    Assembled<V> with(Map<String, String> labels, Labelled<V> set) {
        V labelled = value;
        for (Map.Entry<String, String> label : labels.entrySet()) {
            labelled = set.label(labelled, label.getKey(), label.getValue());
        }
        return new Assembled<>(labelled);
    }

    /** Adds a label. */
    interface Labelled<V> {
        V label(V value, String key, String text);
    }
}
