package io.github.portfolioplatform.engine.catalog;

import io.github.portfolioplatform.engine.Compatibility;
import io.github.portfolioplatform.engine.DatabaseServer;
import io.github.portfolioplatform.engine.OperatorCommands;
import io.github.portfolioplatform.engine.PodCommands;
import io.github.portfolioplatform.engine.SecuredServer;
import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.Engine;
import io.github.portfolioplatform.model.Environment;

/** Finds the server of an instance. */
public final class DatabaseServers {

    private DatabaseServers() {}

    /** {@return the instance as its engine sees it} */
    public static DatabaseServer of(DatabaseInstance instance) {
        return DatabaseEngines.of(instance).server(instance);
    }

    /** {@return an instance of an environment of production as its engine sees it} */
    public static SecuredServer secured(Environment environment, DatabaseInstance instance) {
        return DatabaseEngines.of(instance).secured(environment, instance);
    }

    /** {@return what somebody types who looks after an instance} */
    public static OperatorCommands commands(Environment environment, DatabaseInstance instance) {
        PodCommands pod = PodCommands.of(environment, instance);
        return environment.production().isPresent()
                ? secured(environment, instance).commands(pod)
                : of(instance).commands(pod);
    }

    /** {@return what the data survives that a server of that engine has stored} */
    public static Compatibility compatibilityOf(Engine engine) {
        return DatabaseEngines.of(engine).compatibility();
    }
}
