package io.github.portfolioplatform.model;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Pods that connect to an instance, and are let in by its network policy.
 *
 * @param name what the declaration calls them, usually the name of the application
 * @param namespace their namespace; empty for that of the instance
 * @param labels their labels; the label of those who use the instance if there are none
 * @param isBound whether the Secret of the application is made in their namespace, too
 */
public record Consumer(String name, Optional<String> namespace, SortedMap<String, String> labels, boolean isBound) {

    /** Creates a consumer for which no Secret is made. */
    public Consumer(String name, Optional<String> namespace, SortedMap<String, String> labels) {
        this(name, namespace, labels, false);
    }

    /** {@return a consumer of that name, of which nothing more is said} */
    public static Consumer named(String name) {
        return new Consumer(name, Optional.empty(), Collections.emptySortedMap());
    }

    /** {@return the same in that namespace} */
    public Consumer namespace(String namespace) {
        requireNonNull(namespace, "namespace");
        return new Consumer(name, Optional.of(namespace), labels, isBound);
    }

    /** {@return the same with that label beside the others} */
    public Consumer label(String key, String value) {
        requireNonNull(key, "key");
        requireNonNull(value, "value");
        SortedMap<String, String> more = new TreeMap<>(labels);
        more.put(key, value);
        return new Consumer(name, namespace, more, isBound);
    }

    /** {@return the same with the Secret of the application in its namespace} */
    public Consumer binding() {
        return new Consumer(name, namespace, labels, true);
    }

    /** Copies the labels. */
    public Consumer {
        requireNonNull(name, "name");
        requireNonNull(namespace, "namespace");
        requireNonNull(labels, "labels");
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    }
}
