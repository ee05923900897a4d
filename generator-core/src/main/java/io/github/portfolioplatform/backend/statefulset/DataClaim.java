package io.github.portfolioplatform.backend.statefulset;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimSpec;
import io.fabric8.kubernetes.api.model.VolumeResourceRequirements;
import io.github.portfolioplatform.engine.PodContribution;
import io.github.portfolioplatform.engine.PodParts;
import io.github.portfolioplatform.engine.ResourceRole;
import io.github.portfolioplatform.render.concern.Concern;
import io.github.portfolioplatform.render.concern.Contribution;
import io.github.portfolioplatform.render.concern.InstanceContext;
import java.util.List;
import java.util.Map;

/**
 * The claim of the data volume. It stands alone instead of in a template of the StatefulSet, because templates cannot be changed: a
 * claim can grow.
 */
final class DataClaim implements Concern {

    @Override
    public Contribution of(InstanceContext context) {
        VolumeResourceRequirements resources = new VolumeResourceRequirements();
        resources.setRequests(Map.of(
                "storage",
                Quantities.of(context.instance().allocation().storage().quantity())));
        PersistentVolumeClaimSpec spec = new PersistentVolumeClaimSpec();
        spec.setAccessModes(List.of("ReadWriteOnce"));
        spec.setVolumeMode("Filesystem");
        spec.setResources(resources);
        context.instance().basics().storageClass().ifPresent(spec::setStorageClassName);
        PersistentVolumeClaim claim = new PersistentVolumeClaim();
        claim.setMetadata(context.metadataOfData(context.names().claim()));
        claim.setSpec(spec);
        String volume = context.engine().id() + "-storage";
        return Contribution.of(ResourceRole.CLAIM, claim)
                .with(PodContribution.ofVolume(
                        PodParts.claimVolume(volume, context.names().claim()),
                        PodParts.mount(volume, context.server().dataMountPath())));
    }
}
