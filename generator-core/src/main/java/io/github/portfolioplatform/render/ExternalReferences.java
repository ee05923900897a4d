package io.github.portfolioplatform.render;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What resources may refer to although it is not rendered, and what is read from outside of them. Names are {@code namespace/name}.
 *
 * @param secrets the Secrets that are provided
 * @param readByOthers the Secrets and ConfigMaps that applications and people read
 * @param claims the claims that are provided
 * @param stores the SecretStores that are provided
 */
record ExternalReferences(
        Set<ExpectedSecret> secrets, Set<String> readByOthers, Set<String> claims, Set<String> stores) {

    /** No references. */
    static final ExternalReferences NONE = builder().build();

    /** Copies the collections. */
    ExternalReferences {
        secrets = Collections.unmodifiableSet(new LinkedHashSet<>(secrets));
        readByOthers = Set.copyOf(readByOthers);
        claims = Set.copyOf(claims);
        stores = Set.copyOf(stores);
    }

    static Builder builder() {
        return new Builder();
    }

    /** Collects references, each once: several instances may share a Secret, a claim or a store. */
    static final class Builder {

        private final Set<ExpectedSecret> secrets = new LinkedHashSet<>();
        private final Set<String> readByOthers = new LinkedHashSet<>();
        private final Set<String> claims = new LinkedHashSet<>();
        private final Set<String> stores = new LinkedHashSet<>();

        private Builder() {}

        Builder secret(ExpectedSecret secret) {
            secrets.add(secret);
            return this;
        }

        Builder readByOthers(String namespace, String name) {
            readByOthers.add(namespace + "/" + name);
            return this;
        }

        Builder claim(String namespace, String name) {
            claims.add(namespace + "/" + name);
            return this;
        }

        Builder store(String namespace, String name) {
            stores.add(namespace + "/" + name);
            return this;
        }

        ExternalReferences build() {
            return new ExternalReferences(secrets, readByOthers, claims, stores);
        }
    }
}
