package io.github.portfolioplatform.render.secured;

import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.CronJobSpec;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpec;
import io.fabric8.kubernetes.api.model.batch.v1.JobTemplateSpec;

/**
 * What tells a running server its users, their passwords and its renewed certificate, once an hour. Scripts of a first start never run
 * again, and a Secret that changes changes no database.
 *
 * <p>Who cannot wait runs it at once: {@code kubectl create job --from=cronjob/orders-access orders-access-now}. A Job of its own would be a
 * second way to do the same: its pod cannot be changed, and Argo CD and Flux make one that has expired anew.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/">Kubernetes: CronJob</a>
 */
final class AccessSchedule {

    private static final int MINUTES = 60;
    private static final long MOST_SECONDS = 600;

    private AccessSchedule() {}

    static CronJob of(SecuredInstance instance) {
        CronJobSpec spec = new CronJobSpec();
        spec.setSchedule(minute(instance) + " * * * *");
        spec.setTimeZone("Etc/UTC");
        spec.setConcurrencyPolicy("Forbid");
        spec.setStartingDeadlineSeconds(MOST_SECONDS);
        spec.setSuccessfulJobsHistoryLimit(1);
        spec.setFailedJobsHistoryLimit(3);
        spec.setSuspend(false);
        spec.setJobTemplate(job(instance));
        CronJob schedule = new CronJob();
        schedule.setMetadata(instance.metadataOfJob(instance.names().access()));
        schedule.setSpec(spec);
        return schedule;
    }

    /** All at once would be many: each instance has a minute of its own, which is always the same. */
    private static int minute(SecuredInstance instance) {
        return Checksum.spread(instance.instance().name(), MINUTES);
    }

    private static JobTemplateSpec job(SecuredInstance instance) {
        JobSpec spec = new JobSpec();
        spec.setActiveDeadlineSeconds(MOST_SECONDS);
        spec.setBackoffLimit(2);
        spec.setTemplate(AccessPod.of(instance));
        JobTemplateSpec template = new JobTemplateSpec();
        template.setSpec(spec);
        return template;
    }
}
