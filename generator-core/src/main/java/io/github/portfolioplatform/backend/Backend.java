package io.github.portfolioplatform.backend;

import io.github.portfolioplatform.engine.Endpoint;
import io.github.portfolioplatform.engine.InstanceNames;
import io.github.portfolioplatform.engine.PodCommands;
import io.github.portfolioplatform.engine.catalog.DatabaseEngines;
import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.Posture;
import io.github.portfolioplatform.render.concern.Concern;
import io.github.portfolioplatform.render.concern.Contribution;
import io.github.portfolioplatform.render.concern.InstanceContext;
import java.util.List;
import java.util.Optional;

/**
 * What runs an instance. It decides which resources make a server of it and where that is reached, and nothing else that its clients see: Secrets,
 * their keys and the name of the Service are those of the instance, and stay when the backend changes.
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

    /**
     * {@return the concerns that an instance has in that posture because of how it runs} Those of every backend are added by the rendering. Their
     * order is the order of what they add to the pod.
     */
    List<Concern> concerns(Posture posture);

    /**
     * {@return what runs the server; nothing if that is outside of the cluster}
     *
     * @param context the instance
     * @param contributed what all its concerns contribute
     */
    Contribution workload(InstanceContext context, Contribution contributed);

    /** {@return the pod of the server, for administrators; empty if none can be entered} */
    Optional<PodCommands> pod(Environment environment, DatabaseInstance instance);
}
