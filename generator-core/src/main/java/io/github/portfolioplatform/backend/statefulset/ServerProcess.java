package io.github.portfolioplatform.backend.statefulset;

import io.github.portfolioplatform.render.concern.Concern;
import io.github.portfolioplatform.render.concern.Contribution;
import io.github.portfolioplatform.render.concern.InstanceContext;
import io.github.portfolioplatform.render.concern.WorkloadContribution;

/** The server itself, as its engine wants to be run. */
final class ServerProcess implements Concern {

    @Override
    public Contribution of(InstanceContext context) {
        return Contribution.NONE
                .with(context.server().pod())
                .with(WorkloadContribution.ofVolumeGroup(context.server().volumeGroup()));
    }
}
