package io.github.portfolioplatform.render.access;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.github.portfolioplatform.engine.AccessJob;
import io.github.portfolioplatform.engine.ResourceRole;
import io.github.portfolioplatform.model.Posture.Choice;
import io.github.portfolioplatform.render.concern.Concern;
import io.github.portfolioplatform.render.concern.Contribution;
import io.github.portfolioplatform.render.concern.InstanceContext;
import io.github.portfolioplatform.render.concern.JobIdentity;
import io.github.portfolioplatform.render.job.JobPod;
import io.github.portfolioplatform.render.job.Schedule;
import java.util.List;

/**
 * The job that updates the users of a running server, their passwords and its renewed certificate once an hour. Scripts of a first start never
 * run again, and a changed Secret changes no database.
 *
 * <p>A person can run it at once: {@code kubectl create job --from=cronjob/orders-access orders-access-now}. A Job of its own would be a
 * second way to do the same: its pod is immutable, and Argo CD and Flux create an expired one again.
 */
public final class AccessSchedule implements Concern {

    private static final int MINUTES = 60;
    private static final long MOST_SECONDS = 600;

    @Override
    public Contribution of(InstanceContext context) {
        return context.server()
                .accessJob()
                .map(job -> Contribution.of(ResourceRole.ACCESS_SCHEDULE, schedule(context, job)))
                .orElse(Contribution.NONE);
    }

    private static CronJob schedule(InstanceContext context, AccessJob job) {
        JobIdentity identity = context.accessJob();
        int minute = Schedule.spread(identity.name(), MINUTES);
        return new Schedule(minute + " * * * *", MOST_SECONDS, MOST_SECONDS, 2, false)
                .cronJob(
                        identity.metadata(),
                        JobPod.of(context.environment(), context.instance(), identity.labels(), pod(context, job)));
    }

    private static PodSpec pod(InstanceContext instance, AccessJob job) {
        Container container =
                JobPod.container("access", instance.instance().image().reference(), instance.instance());
        container.setCommand(job.command());
        container.setEnv(job.environment());
        container.setVolumeMounts(job.mounts());
        container.setResources(JobPod.resources(job.memory()));
        PodSpec pod = new PodSpec();
        pod.setContainers(List.of(container));
        pod.setVolumes(job.volumes());
        if (instance.has(Choice.PODS)) {
            pod.setServiceAccountName(instance.names().serviceAccount());
        }
        // It reads the certificate of the authority as the server reads its own.
        instance.server().volumeGroup().ifPresent(group -> {
            PodSecurityContext security = new PodSecurityContext();
            security.setFsGroup(group);
            pod.setSecurityContext(security);
        });
        return pod;
    }
}
