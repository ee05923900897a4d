package io.github.portfolioplatform.render.concern;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * What resources may refer to although it is not rendered, and what is read from outside of them. Names are {@code namespace/name}.
 *
 * @param secrets the Secrets that are provided
 * @param readByOthers the Secrets and ConfigMaps that applications and people read
 * @param claims the claims that are provided
 * @param stores the SecretStores that are provided
 */
public record ExternalReferences(
        Set<ExpectedSecret> secrets, Set<String> readByOthers, Set<String> claims, Set<String> stores) {

    /** No references. */
    public static final ExternalReferences NONE = builder().build();

    /** Copies the collections. */
    public ExternalReferences {
        secrets = Collections.unmodifiableSet(new LinkedHashSet<>(secrets));
        readByOthers = Set.copyOf(readByOthers);
        claims = Set.copyOf(claims);
        stores = Set.copyOf(stores);
    }

    /** {@return a collector without references} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return the references of both} */
    public ExternalReferences plus(ExternalReferences other) {
        return equals(NONE) ? other : builder().add(this).add(other).build();
    }

    /** Collects references, each once: several instances may share a Secret, a claim or a store. */
    public static final class Builder {

        private final Set<ExpectedSecret> secrets = new LinkedHashSet<>();
        private final Set<String> readByOthers = new LinkedHashSet<>();
        private final Set<String> claims = new LinkedHashSet<>();
        private final Set<String> stores = new LinkedHashSet<>();

        private Builder() {}

        /** Adds a Secret that is provided. */
        public Builder secret(String namespace, String name, Set<String> keys) {
            secrets.add(new ExpectedSecret(namespace, name, new TreeSet<>(keys)));
            return this;
        }

        /** Adds a Secret or ConfigMap that applications or people read. */
        public Builder readByOthers(String namespace, String name) {
            readByOthers.add(namespace + "/" + name);
            return this;
        }

        /** Adds a claim that is provided. */
        public Builder claim(String namespace, String name) {
            claims.add(namespace + "/" + name);
            return this;
        }

        /** Adds a SecretStore that is provided. */
        public Builder store(String namespace, String name) {
            stores.add(namespace + "/" + name);
            return this;
        }

        /** Adds all of them. */
        public Builder add(ExternalReferences more) {
            secrets.addAll(more.secrets);
            readByOthers.addAll(more.readByOthers);
            claims.addAll(more.claims);
            stores.addAll(more.stores);
            return this;
        }

        /** {@return what was collected} */
        public ExternalReferences build() {
            return new ExternalReferences(secrets, readByOthers, claims, stores);
        }
    }
}
