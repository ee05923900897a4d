package io.github.portfolioplatform.engine.catalog;

import io.github.portfolioplatform.engine.Compatibility;
import io.github.portfolioplatform.engine.DatabaseServer;
import io.github.portfolioplatform.engine.OperatorCommands;
import io.github.portfolioplatform.engine.PodCommands;
import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.Engine;
import io.github.portfolioplatform.model.Environment;

/** Finds the server of an instance. */
public final class DatabaseServers {

    private DatabaseServers() {}

    /** {@return the server of that instance in the posture of its environment} */
    public static DatabaseServer of(Environment environment, DatabaseInstance instance) {
        return DatabaseEngines.of(instance).server(environment, instance);
    }

    /** {@return the commands for administrators of that instance} */
    public static OperatorCommands commands(Environment environment, DatabaseInstance instance) {
        return of(environment, instance).commands(PodCommands.of(environment, instance));
    }

    /** {@return what the data survives that a server of that engine has stored} */
    public static Compatibility compatibilityOf(Engine engine) {
        return DatabaseEngines.of(engine).compatibility();
    }
}
