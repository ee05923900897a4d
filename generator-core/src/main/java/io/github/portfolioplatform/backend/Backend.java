package io.github.portfolioplatform.backend;

import io.github.portfolioplatform.engine.Endpoint;
import io.github.portfolioplatform.engine.InstanceNames;
import io.github.portfolioplatform.engine.catalog.DatabaseEngines;
import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.Environment;

/**
 * What runs an instance. It decides which resources make a server of it and where that is reached, and nothing that its clients see besides:
 * Secrets, their keys and the name of the Service are those of the instance, and stay when the backend changes.
 */
public interface Backend {

    /** {@return where the server is reached from every namespace of the cluster} By default that is the client Service. */
    default Endpoint endpoint(Environment environment, DatabaseInstance instance) {
        String host = InstanceNames.of(instance).host(environment.namespace());
        return Endpoint.in(environment, host, DatabaseEngines.of(instance).port());
    }

    /** {@return where it is reached from its own namespace, in which its jobs run} By default that is the short name of the client Service. */
    default Endpoint endpointOfJobs(Environment environment, DatabaseInstance instance) {
        String host = InstanceNames.of(instance).service();
        return Endpoint.in(environment, host, DatabaseEngines.of(instance).port());
    }
}
