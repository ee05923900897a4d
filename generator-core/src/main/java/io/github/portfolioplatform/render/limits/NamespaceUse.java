package io.github.portfolioplatform.render.limits;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimSpec;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpec;
import io.github.portfolioplatform.model.Quantity;
import io.github.portfolioplatform.render.pods.Hardening;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the resources of a namespace claim.
 *
 * @param all all pods and volumes at the same time
 * @param largestJob of the pods of jobs, the most of each amount
 * @param mostOfContainers of all containers, the most of each amount
 * @param leastOfContainers of all containers, the least of each amount
 * @param mostOfVolumes the largest claim
 * @param leastOfVolumes the smallest claim
 */
record NamespaceUse(
        Claims all,
        Claims largestJob,
        Claims mostOfContainers,
        Claims leastOfContainers,
        Claims mostOfVolumes,
        Claims leastOfVolumes) {

    static final String STORAGE = "requests.storage";

    /** How often a job is tried again if it sets nothing. */
    private static final int USUAL_ATTEMPTS = 6;

    private static final NamespaceUse NONE =
            new NamespaceUse(Claims.NONE, Claims.NONE, Claims.NONE, Claims.NONE, Claims.NONE, Claims.NONE);

    static NamespaceUse of(List<HasMetadata> resources) {
        NamespaceUse use = NONE;
        for (HasMetadata resource : resources) {
            use = use.with(resource);
        }
        return use;
    }

    private NamespaceUse with(HasMetadata resource) {
        if (resource instanceof PersistentVolumeClaim claim) {
            return withClaim(claim.getSpec());
        } else if (resource instanceof StatefulSet set) {
            return withPods(
                    set.getSpec().getTemplate().getSpec(), count(set.getSpec().getReplicas()));
        } else if (resource instanceof Deployment deployment) {
            return withPods(
                    deployment.getSpec().getTemplate().getSpec(),
                    count(deployment.getSpec().getReplicas()) + 1);
        } else if (resource instanceof DaemonSet set) {
            return withPods(set.getSpec().getTemplate().getSpec(), 1);
        } else if (resource instanceof CronJob job) {
            return withJob(job.getSpec().getJobTemplate().getSpec());
        }
        return resource instanceof Job job ? withJob(job.getSpec()) : this;
    }

    /** Decorators may leave out the amount, which the API server then refuses. */
    private NamespaceUse withClaim(@Nullable PersistentVolumeClaimSpec claim) {
        return claim == null || claim.getResources() == null
                ? this
                : withVolume(volume(claim.getResources().getRequests()));
    }

    private static Claims volume(Map<String, io.fabric8.kubernetes.api.model.Quantity> requests) {
        Claims claims = Claims.NONE;
        for (Map.Entry<String, io.fabric8.kubernetes.api.model.Quantity> request : requests.entrySet()) {
            claims = claims.plus(Claims.of(
                    "requests." + request.getKey(),
                    Quantity.parse(request.getValue().toString())));
        }
        return claims;
    }

    /** The API server takes one where nothing is said. */
    private static int count(@Nullable Integer replicas) {
        return replicas == null ? 1 : replicas;
    }

    private NamespaceUse withVolume(Claims claim) {
        return new NamespaceUse(
                all.plus(claim),
                largestJob,
                mostOfContainers,
                leastOfContainers,
                mostOfVolumes.orMore(claim),
                leastOfVolumes.orLess(claim));
    }

    /** A pod that has failed claims no CPU and no memory any more, but keeps its volumes until its job is gone. */
    private NamespaceUse withJob(JobSpec job) {
        PodSpec pod = job.getTemplate().getSpec();
        NamespaceUse with = withPods(pod, 1);
        Claims volumes = passing(pod);
        int failed = job.getBackoffLimit() == null ? USUAL_ATTEMPTS : job.getBackoffLimit();
        return new NamespaceUse(
                with.all.plus(volumes.times(failed)),
                largestJob.orMore(Claims.of(pod).plus(volumes)),
                with.mostOfContainers,
                with.leastOfContainers,
                with.mostOfVolumes,
                with.leastOfVolumes);
    }

    private static Claims passing(PodSpec pod) {
        Claims volumes = Claims.NONE;
        for (Volume volume : pod.getVolumes()) {
            if (volume.getEphemeral() != null) {
                volumes = volumes.plus(volume(volume.getEphemeral()
                        .getVolumeClaimTemplate()
                        .getSpec()
                        .getResources()
                        .getRequests()));
            }
        }
        return volumes;
    }

    private NamespaceUse withPods(PodSpec pod, int count) {
        Claims most = mostOfContainers;
        Claims least = leastOfContainers;
        for (Claims claims : Hardening.containers(pod).map(Claims::of).toList()) {
            most = most.orMore(claims);
            least = least.orLess(claims);
        }
        NamespaceUse use = new NamespaceUse(
                all.plus(Claims.of(pod).times(count)), largestJob, most, least, mostOfVolumes, leastOfVolumes);
        for (Volume volume : pod.getVolumes()) {
            if (volume.getEphemeral() != null) {
                use = use.withClaim(
                        volume.getEphemeral().getVolumeClaimTemplate().getSpec());
            }
        }
        return use;
    }
}
