package io.github.portfolioplatform.connection;

import io.github.portfolioplatform.engine.ConnectionUri;
import io.github.portfolioplatform.engine.DatabaseClient;
import io.github.portfolioplatform.engine.DatabaseServer;
import io.github.portfolioplatform.engine.Dialect;
import io.github.portfolioplatform.engine.Endpoint;
import io.github.portfolioplatform.engine.InstanceNames;
import io.github.portfolioplatform.engine.Setting;
import io.github.portfolioplatform.engine.catalog.DatabaseServers;
import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.problem.InvalidValueException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The way of an application to its instance. It prints as its URI, the password masked.
 *
 * @param instance the instance
 * @param endpoint where it is reached
 */
public record Connection(DatabaseInstance instance, Endpoint endpoint) {

    /** {@return the same connection over TLS} */
    public Connection overTls() {
        return new Connection(instance, endpoint.overTls());
    }

    /** {@return the host, a name that resolves in every namespace of the cluster} */
    public String host() {
        return endpoint.host();
    }

    /** {@return the port} */
    public int port() {
        return endpoint.port();
    }

    /** {@return the user to log in as; empty for Redis, which asks for a password alone} */
    public Optional<String> user() {
        return client().user();
    }

    /** {@return the database to use; empty for Redis, whose databases have no names} */
    public Optional<String> database() {
        return client().database();
    }

    /** {@return the Secret that holds the credentials, rendered or brought} */
    public String secret() {
        return InstanceNames.of(instance).credentials();
    }

    /** {@return the keys that it has to have} */
    public SortedSet<String> secretKeys() {
        return server().credentialKeys();
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
        List<Setting> settings = client().dialects().get(dialect);
        if (settings == null) {
            String others = dialects().stream().map(Dialect::id).collect(Collectors.joining(", "));
            throw new InvalidValueException(
                    instance.engine().displayName() + " has no " + dialect.id() + " connection.",
                    "For " + instance.name() + " there are " + others + ".");
        }
        return List.copyOf(settings);
    }

    private DatabaseServer server() {
        return DatabaseServers.of(instance);
    }

    private DatabaseClient client() {
        return server().client(endpoint);
    }

    @Override
    public String toString() {
        return uri().toString();
    }
}
