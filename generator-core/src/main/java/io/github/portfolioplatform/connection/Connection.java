package io.github.portfolioplatform.connection;

import io.github.portfolioplatform.engine.ConnectionUri;
import io.github.portfolioplatform.model.DatabaseInstance;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The way of an application to its instance.
 *
 * @param instance the instance
 * @param uri the URI that drivers read, its password masked unless it is revealed
 * @param secret the Secret that holds the credentials, rendered or brought
 * @param secretKeys the keys that are read of it
 */
public record Connection(DatabaseInstance instance, ConnectionUri uri, String secret, SortedSet<String> secretKeys) {

    /** Copies the keys. */
    public Connection {
        secretKeys = Collections.unmodifiableSortedSet(new TreeSet<>(secretKeys));
    }

    /** {@return the URI with asterisks for its password} */
    public String masked() {
        return uri.toString();
    }

    /** {@return the URI with its password, masked where the spec does not know it} */
    public String revealed() {
        return uri.reveal();
    }
}
