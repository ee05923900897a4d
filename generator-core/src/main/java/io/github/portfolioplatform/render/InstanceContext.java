package io.github.portfolioplatform.render;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.github.portfolioplatform.engine.DatabaseServer;
import io.github.portfolioplatform.engine.InstanceNames;
import io.github.portfolioplatform.engine.catalog.DatabaseServers;
import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.Portfolio;

/** The instance that is rendered, and what follows from it for every concern. */
record InstanceContext(
        DatabaseInstance instance, DatabaseServer server, InstanceNames names, Labels labels, String namespace) {

    InstanceContext(Portfolio portfolio, DatabaseInstance instance) {
        this(
                instance,
                DatabaseServers.of(instance),
                InstanceNames.of(instance),
                new Labels(portfolio.name(), instance),
                portfolio.environment().namespace());
    }

    /** The name of the server's container and client port, and the start of its volumes' names. */
    String engine() {
        return instance.engine().id();
    }

    ObjectMeta metadata(String name) {
        ObjectMeta metadata = new ObjectMeta();
        metadata.setName(name);
        metadata.setNamespace(namespace);
        metadata.setLabels(labels.ofObjects());
        return metadata;
    }

    RenderedResource resource(String role, HasMetadata resource) {
        return new RenderedResource(instance.name(), role, resource);
    }
}
