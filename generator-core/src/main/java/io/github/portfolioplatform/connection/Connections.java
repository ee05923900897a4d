package io.github.portfolioplatform.connection;

import io.github.portfolioplatform.engine.DatabaseServer;
import io.github.portfolioplatform.engine.InstanceNames;
import io.github.portfolioplatform.engine.catalog.DatabaseServers;
import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.Environment;
import java.util.List;

/** Derives connections from the model; the host is the name of the Service that is rendered. */
public final class Connections {

    private Connections() {}

    /** {@return the connection of each instance of the environment, in the order of the portfolio} */
    public static List<Connection> of(Environment environment) {
        return environment.instances().stream()
                .map(instance -> of(environment, instance))
                .toList();
    }

    private static Connection of(Environment environment, DatabaseInstance instance) {
        InstanceNames names = InstanceNames.of(instance);
        DatabaseServer server = DatabaseServers.of(instance);
        return new Connection(
                instance,
                server.uri(names.host(environment.namespace())),
                names.credentials(),
                server.credentialKeys());
    }
}
