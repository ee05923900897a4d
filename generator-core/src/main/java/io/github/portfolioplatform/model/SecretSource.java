package io.github.portfolioplatform.model;

import static java.util.Objects.requireNonNull;

/** Where the passwords of production come from. None of them is ever in a file that is rendered. */
public sealed interface SecretSource {

    /**
     * A store that the External Secrets Operator reads: HashiCorp Vault, AWS Secrets Manager, Google Secret Manager, Azure Key Vault or any
     * other that it knows.
     *
     * @param kind what declares the store
     * @param store the name of the store
     * @param key the entry of an instance in the store, with {@code {portfolio}}, {@code {environment}} and {@code {instance}} for the names; each
     *     user's password is a property of it that is called like the user's purpose
     * @see <a href="https://external-secrets.io/latest/api/externalsecret/">External Secrets: ExternalSecret</a>
     */
    record ExternalStore(StoreKind kind, String store, String key) implements SecretSource {

        /** Refuses null. */
        public ExternalStore {
            requireNonNull(kind, "kind");
            requireNonNull(store, "store");
            requireNonNull(key, "key");
        }
    }

    /** What declares a store to the External Secrets Operator. */
    enum StoreKind {
        /** A resource of the namespace of the instances. */
        SECRET_STORE("SecretStore"),
        /** A resource of the cluster. */
        CLUSTER_SECRET_STORE("ClusterSecretStore");

        private final String resource;

        StoreKind(String resource) {
            this.resource = resource;
        }

        /** {@return the kind of the resource: {@code ClusterSecretStore}} */
        public String resource() {
            return resource;
        }
    }

    /**
     * HashiCorp Vault, read by its own operator.
     *
     * @param auth the name of the VaultAuth
     * @param mount where the key-value engine, version 2, is mounted
     * @param path the entry of an instance, with the same names in braces as {@link ExternalStore#key()}
     * @see <a href="https://developer.hashicorp.com/vault/docs/deploy/kubernetes/vso/api-reference#vaultstaticsecret">VaultStaticSecret</a>
     */
    record VaultOperator(String auth, String mount, String path) implements SecretSource {

        /** Refuses null. */
        public VaultOperator {
            requireNonNull(auth, "auth");
            requireNonNull(mount, "mount");
            requireNonNull(path, "path");
        }
    }

    /**
     * Passwords that the External Secrets Operator makes up once, in the cluster, where a team wants no store.
     *
     * @see <a href="https://external-secrets.io/latest/api/generator/password/">External Secrets: Password</a>
     */
    record Generated() implements SecretSource {}

    /** Secrets that the team brings under the names that ours would have: sealed, encrypted with SOPS, or by hand. */
    record Brought() implements SecretSource {
        @Override
        public boolean makesSecrets() {
            return false;
        }
    }

    /**
     * Secrets that exist already, under names of the team's own and with the same keys.
     *
     * @param name what each of them is called, with {@code {portfolio}}, {@code {environment}} and {@code {instance}} for the names and {@code {user}}
     *     for the purpose of the user whose password is in it, {@code app} for the application
     */
    record Existing(String name) implements SecretSource {

        /** Refuses null. */
        public Existing {
            requireNonNull(name, "name");
        }

        @Override
        public boolean makesSecrets() {
            return false;
        }
    }

    /** {@return whether resources are rendered that make the Secrets in the cluster; else somebody has to} */
    default boolean makesSecrets() {
        return true;
    }

    /**
     * {@return whether the administrator's password is read once, when its Secret is created} The others follow their source. A password that
     * changed on one side alone would lock out the job that tells the server those of the others.
     */
    default boolean isReadOnce() {
        return this instanceof ExternalStore || this instanceof Generated;
    }
}
