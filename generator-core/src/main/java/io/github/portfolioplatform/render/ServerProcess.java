package io.github.portfolioplatform.render;

import io.github.portfolioplatform.engine.PodContribution;

/** The server itself, as its engine wants to be run. */
final class ServerProcess implements InstanceConcern {

    @Override
    public PodContribution pod(InstanceContext context) {
        return context.server().pod();
    }
}
