package io.github.portfolioplatform.render;

import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.github.portfolioplatform.engine.PodContribution;

/** The server itself, as its engine wants to be run. */
final class ServerProcess implements InstanceConcern {

    @Override
    public PodContribution pod(InstanceContext context) {
        return context.server().pod();
    }

    @Override
    public void complete(InstanceContext context, StatefulSet server) {
        context.server().volumeGroup().ifPresent(group -> {
            PodSpec pod = server.getSpec().getTemplate().getSpec();
            PodSecurityContext security =
                    pod.getSecurityContext() == null ? new PodSecurityContext() : pod.getSecurityContext();
            security.setFsGroup(group);
            // A volume of many files is not walked at every start.
            security.setFsGroupChangePolicy("OnRootMismatch");
            pod.setSecurityContext(security);
        });
    }
}
