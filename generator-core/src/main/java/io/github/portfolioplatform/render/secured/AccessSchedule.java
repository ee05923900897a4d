package io.github.portfolioplatform.render.secured;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.github.portfolioplatform.engine.AccessJob;
import io.github.portfolioplatform.render.job.JobPod;
import io.github.portfolioplatform.render.job.Schedule;
import java.util.List;
import java.util.Optional;

/**
 * What tells a running server its users, their passwords and its renewed certificate, once an hour. Scripts of a first start never run
 * again, and a Secret that changes changes no database.
 *
 * <p>Who cannot wait runs it at once: {@code kubectl create job --from=cronjob/orders-access orders-access-now}. A Job of its own would be a
 * second way to do the same: its pod cannot be changed, and Argo CD and Flux make one that has expired anew.
 */
final class AccessSchedule {

    private static final int MINUTES = 60;
    private static final long MOST_SECONDS = 600;

    private AccessSchedule() {}

    /** {@return the schedule; empty for a server that notices changed files itself} */
    static Optional<CronJob> of(SecuredInstance instance) {
        return instance.server().accessJob().map(job -> of(instance, job));
    }

    private static CronJob of(SecuredInstance instance, AccessJob job) {
        int minute = Schedule.spread(instance.names().access(), MINUTES);
        return new Schedule(minute + " * * * *", MOST_SECONDS, MOST_SECONDS, 2, false)
                .cronJob(
                        instance.metadataOfJob(instance.names().access()),
                        JobPod.of(
                                instance.environment(),
                                instance.instance(),
                                instance.labelsOfJob(),
                                pod(instance, job)));
    }

    private static PodSpec pod(SecuredInstance instance, AccessJob job) {
        Container container =
                JobPod.container("access", instance.instance().image().reference(), instance.instance());
        container.setCommand(job.command());
        container.setEnv(job.environment());
        container.setVolumeMounts(job.mounts());
        container.setResources(JobPod.resources(job.memory()));
        PodSpec pod = new PodSpec();
        pod.setContainers(List.of(container));
        pod.setVolumes(job.volumes());
        pod.setServiceAccountName(instance.names().serviceAccount());
        return pod;
    }
}
