package io.github.portfolioplatform.render;

import io.github.portfolioplatform.engine.SecuredServer;
import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.Environment;

/** Finds what the engine of an instance of production says. */
@FunctionalInterface
interface SecuredServers {

    SecuredServer of(Environment environment, DatabaseInstance instance);
}
