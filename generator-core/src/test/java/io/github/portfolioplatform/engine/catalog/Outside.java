package io.github.portfolioplatform.engine.catalog;

import io.github.portfolioplatform.backend.catalog.Backends;
import io.github.portfolioplatform.engine.DataCopies;
import io.github.portfolioplatform.engine.DatabaseClient;
import io.github.portfolioplatform.engine.Endpoint;
import io.github.portfolioplatform.engine.UserSecret;
import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.Environment;
import java.util.List;

/** What is known of an instance without a server or a pod of it. */
public record Outside(Environment environment, DatabaseInstance instance) {

    public static Outside ofOnlyInstanceIn(Environment environment) {
        return new Outside(environment, environment.instances().get(0));
    }

    public List<UserSecret> secrets() {
        return DatabaseEngines.of(instance).secrets(environment, instance, Backends.endpoint(environment, instance));
    }

    public DataCopies copies() {
        Endpoint endpoint = Backends.of(environment, instance).endpointOfJobs(environment, instance);
        return DatabaseEngines.of(instance).copies(environment, instance, endpoint);
    }

    public DatabaseClient client(Endpoint endpoint) {
        return DatabaseEngines.of(instance).client(environment, instance, endpoint);
    }
}
