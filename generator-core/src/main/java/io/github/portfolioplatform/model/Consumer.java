package io.github.portfolioplatform.model;

import static java.util.Objects.requireNonNull;

import io.github.portfolioplatform.problem.CheckReturnValue;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Pods that connect to an instance, and are let in by its network policy. */
@CheckReturnValue
public final class Consumer {

    private final String name;
    private final @Nullable String namespace;
    private final SortedMap<String, String> labels;
    private final boolean isBound;

    private Consumer(String name, @Nullable String namespace, SortedMap<String, String> labels, boolean isBound) {
        requireNonNull(name, "name");
        requireNonNull(labels, "labels");
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
        this.name = name;
        this.namespace = namespace;
        this.labels = labels;
        this.isBound = isBound;
    }

    /** {@return a consumer of that name, of which nothing more is said} */
    public static Consumer of(String name) {
        return new Consumer(name, null, Collections.emptySortedMap(), false);
    }

    /** {@return the same in that namespace} */
    public Consumer namespace(String namespace) {
        requireNonNull(namespace, "namespace");
        return new Consumer(name, namespace, labels, isBound);
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

    /** {@return what the declaration calls them, usually the name of the application} */
    public String name() {
        return name;
    }

    /** {@return their namespace; empty for that of the instance} */
    public Optional<String> namespace() {
        return Optional.ofNullable(namespace);
    }

    /** {@return their labels; the label of those who use the instance if there are none} */
    public SortedMap<String, String> labels() {
        return labels;
    }

    /** {@return whether the Secret of the application is made in their namespace, too} */
    public boolean isBound() {
        return isBound;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Consumer that
                && name.equals(that.name)
                && Objects.equals(namespace, that.namespace)
                && labels.equals(that.labels)
                && isBound == that.isBound;
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, namespace, labels, isBound);
    }

    @Override
    public String toString() {
        return "Consumer[name=" + name + ", namespace=" + Optional.ofNullable(namespace) + ", labels=" + labels
                + ", isBound=" + isBound + "]";
    }
}
