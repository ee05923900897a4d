package io.github.portfolioplatform.connection;

import io.github.portfolioplatform.engine.InstanceNames;
import io.github.portfolioplatform.engine.catalog.DatabaseServers;
import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.Portfolio;
import java.util.List;

/** Derives connections from the model; the host is the name of the Service that is rendered. */
public final class Connections {

    private Connections() {}

    /** {@return the connection of each instance, in the order of the portfolio} */
    public static List<Connection> of(Portfolio portfolio) {
        return portfolio.instances().stream()
                .map(instance -> of(portfolio, instance))
                .toList();
    }

    private static Connection of(Portfolio portfolio, DatabaseInstance instance) {
        String host = InstanceNames.of(instance).host(portfolio.environment().namespace());
        return new Connection(instance, DatabaseServers.of(instance).uri(host));
    }
}
