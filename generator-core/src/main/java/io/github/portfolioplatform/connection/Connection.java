package io.github.portfolioplatform.connection;

import io.github.portfolioplatform.engine.ConnectionUri;
import io.github.portfolioplatform.model.DatabaseInstance;

/**
 * The way of an application to its instance.
 *
 * @param instance the instance
 * @param uri the URI that drivers read, its password masked unless it is revealed
 */
public record Connection(DatabaseInstance instance, ConnectionUri uri) {

    /** {@return the URI with asterisks for its password} */
    public String masked() {
        return uri.toString();
    }

    /** {@return the URI with its password} */
    public String revealed() {
        return uri.reveal();
    }
}
