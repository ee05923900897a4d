package io.github.portfolioplatform.render.concern;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A Secret that is read, but provided from outside: by a vault, a sealed file or a person.
 *
 * @param namespace its namespace
 * @param name its name
 * @param keys its keys
 */
public record ExpectedSecret(String namespace, String name, SortedSet<String> keys) {

    /** Copies the keys. */
    public ExpectedSecret {
        keys = Collections.unmodifiableSortedSet(new TreeSet<>(keys));
    }
}
