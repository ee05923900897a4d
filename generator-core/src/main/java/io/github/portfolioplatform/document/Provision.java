package io.github.portfolioplatform.document;

import io.github.portfolioplatform.engine.UserSecret.Template;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Something secret that must be provided before an environment starts, because no rendered resource makes it.
 *
 * @param kind what it is
 * @param place the mount of Vault, the store, or the namespace of a Secret or ConfigMap
 * @param name the entry, or the name of the Secret or ConfigMap
 * @param instance the instance that it belongs to; empty if it belongs to the environment
 * @param values its values by their keys; an empty one comes from elsewhere, such as a certificate
 */
record Provision(
        Kind kind, String place, String name, Optional<String> instance, SortedMap<String, Optional<Template>> values) {

    /** What is provided. */
    public enum Kind {
        /** An entry of Vault, which its own operator reads. */
        VAULT_ENTRY,
        /** An entry of a store that the External Secrets Operator reads. */
        STORE_ENTRY,
        /** A Secret in the cluster. */
        SECRET,
        /** A ConfigMap in the cluster. */
        CONFIG_MAP
    }

    /** Copies the values. */
    public Provision {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }
}
