package io.github.portfolioplatform.backend.catalog;

import io.github.portfolioplatform.backend.Backend;
import io.github.portfolioplatform.backend.statefulset.StatefulSetBackend;
import io.github.portfolioplatform.engine.Endpoint;
import io.github.portfolioplatform.engine.PodCommands;
import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.Environment;
import java.util.Optional;

/** The list of backends. */
public final class Backends {

    private Backends() {}

    /** {@return what runs that instance in that environment} */
    public static Backend of(Environment environment, DatabaseInstance instance) {
        return StatefulSetBackend.INSTANCE;
    }

    /** {@return where clients reach that instance} */
    public static Endpoint endpoint(Environment environment, DatabaseInstance instance) {
        return of(environment, instance).endpoint(environment, instance);
    }

    /** {@return the pod of the server of that instance, for administrators; empty if none can be entered} */
    public static Optional<PodCommands> pod(Environment environment, DatabaseInstance instance) {
        return of(environment, instance).pod(environment, instance);
    }
}
