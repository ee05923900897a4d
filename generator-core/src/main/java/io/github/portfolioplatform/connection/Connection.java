package io.github.portfolioplatform.connection;

import static java.util.Objects.requireNonNull;

import io.github.portfolioplatform.engine.ConnectionUri;
import io.github.portfolioplatform.engine.DatabaseClient;
import io.github.portfolioplatform.engine.DatabaseEngine;
import io.github.portfolioplatform.engine.Dialect;
import io.github.portfolioplatform.engine.Endpoint;
import io.github.portfolioplatform.engine.InstanceNames;
import io.github.portfolioplatform.engine.Setting;
import io.github.portfolioplatform.engine.UserSecret;
import io.github.portfolioplatform.engine.catalog.DatabaseEngines;
import io.github.portfolioplatform.model.CertificateAuthority;
import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.SecretSource;
import io.github.portfolioplatform.problem.CheckReturnValue;
import io.github.portfolioplatform.problem.InvalidValueException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The way of an application to its instance. It prints as its URI, the password masked.
 *
 * @param environment the environment that it is in
 * @param instance the instance
 * @param endpoint where it is reached; in production over TLS
 */
@CheckReturnValue
public record Connection(Environment environment, DatabaseInstance instance, Endpoint endpoint) {

    /** Refuses null. */
    public Connection {
        requireNonNull(environment, "environment");
        requireNonNull(instance, "instance");
        requireNonNull(endpoint, "endpoint");
    }

    /**
     * Where the passwords of production are, which somebody puts there.
     *
     * @param store what holds them, as people call it: {@code the ClusterSecretStore vault}
     * @param entry the entry of the instance
     * @param users its properties, one for each user
     */
    public record StoreEntry(String store, String entry, SortedSet<String> users) {

        /** Copies the names. */
        public StoreEntry {
            requireNonNull(store, "store");
            requireNonNull(entry, "entry");
            requireNonNull(users, "users");
            users = Collections.unmodifiableSortedSet(new TreeSet<>(users));
        }
    }

    /** {@return the same connection over TLS} */
    public Connection overTls() {
        return new Connection(environment, instance, endpoint.overTls());
    }

    /** {@return the host, a name that resolves in every namespace of the cluster} */
    public String host() {
        return endpoint.host();
    }

    /** {@return the port} */
    public int port() {
        return endpoint.port();
    }

    /** {@return the user to log in as; empty for Redis in development, which asks for a password alone} */
    public Optional<String> user() {
        return client().user();
    }

    /** {@return the database to use; empty for Redis, whose databases have no names} */
    public Optional<String> database() {
        return client().database();
    }

    /** {@return the Secret that holds the credentials of the application, rendered, made in the cluster or brought} */
    public String secret() {
        return InstanceNames.of(environment, instance).credentials();
    }

    /** {@return its keys} */
    public SortedSet<String> secretKeys() {
        return new TreeSet<>(secrets().get(0).values().keySet());
    }

    /** {@return the Secrets that somebody has to bring, with their keys; none where they are rendered, or made in the cluster} */
    public SortedMap<String, SortedSet<String>> broughtSecrets() {
        SortedMap<String, SortedSet<String>> brought = new TreeMap<>();
        boolean exist = source().map(source -> !source.makesSecrets())
                .orElseGet(() -> instance.password().isEmpty());
        if (exist) {
            secrets()
                    .forEach(secret -> brought.put(
                            secret.name(), new TreeSet<>(secret.values().keySet())));
        }
        return brought;
    }

    /** {@return the entry of the store that somebody has to fill; empty where there is no store} */
    public Optional<StoreEntry> storeEntry() {
        SortedSet<String> users = new TreeSet<>();
        secrets().forEach(secret -> users.addAll(secret.users()));
        return source().flatMap(source -> {
            if (source instanceof SecretSource.ExternalStore store) {
                return Optional.of(new StoreEntry(
                        "the " + store.kind().resource() + " " + store.store(),
                        environment.filled(store.key(), instance.name()),
                        users));
            }
            return source instanceof SecretSource.VaultOperator vault
                    ? Optional.of(new StoreEntry(
                            "Vault, mounted at " + vault.mount(),
                            environment.filled(vault.path(), instance.name()),
                            users))
                    : Optional.empty();
        });
    }

    private Optional<SecretSource> source() {
        return environment.production().map(production -> production.secrets());
    }

    private List<UserSecret> secrets() {
        return engine().secrets(environment, instance, endpoint);
    }

    /** {@return how a client of that dialect checks the server, for a sentence of help; empty without TLS} */
    public Optional<String> trust(Dialect dialect) {
        requireNonNull(dialect, "dialect");
        return environment.production().map(production -> {
            String setting = client().trustSetting(dialect) + ".";
            return environment
                    .authorityMap()
                    .map(map -> "Mount the ConfigMap " + map.name() + " with its key " + map.key() + " as "
                            + CertificateAuthority.FILE + ". Setting of the file: " + setting)
                    .orElseGet(() -> "The certificate authority is ca.crt of the Secret "
                            + InstanceNames.of(environment, instance).certificate() + ". Setting of its file: "
                            + setting);
        });
    }

    /** {@return the label that the pods of applications carry which connect, one entry: what a NetworkPolicy can select them by} */
    public Map<String, String> consumerLabel() {
        return InstanceNames.of(instance).consumerLabel();
    }

    /** {@return the URI that most drivers of the engine read} */
    public ConnectionUri uri() {
        return client().uri();
    }

    /** {@return the dialects that there are for the engine of the instance} */
    public SortedSet<Dialect> dialects() {
        return Collections.unmodifiableSortedSet(
                new TreeSet<>(client().dialects().keySet()));
    }

    /**
     * {@return the settings of a dialect, at least one, in the order in which people write them}
     *
     * @throws InvalidValueException if clients of the engine do not read the dialect
     */
    public List<Setting> in(Dialect dialect) {
        requireNonNull(dialect, "dialect");
        List<Setting> settings = client().dialects().get(dialect);
        if (settings == null) {
            String others = dialects().stream().map(Dialect::id).collect(Collectors.joining(", "));
            throw new InvalidValueException(
                    instance.engine().displayName() + " has no " + dialect.id() + " connection.",
                    "For " + instance.name() + " there are " + others + ".");
        }
        return List.copyOf(settings);
    }

    private DatabaseEngine engine() {
        return DatabaseEngines.of(instance);
    }

    private DatabaseClient client() {
        return engine().client(environment, instance, endpoint);
    }

    @Override
    public String toString() {
        return uri().toString();
    }
}
