package io.github.portfolioplatform.render.job;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.CronJobSpec;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpec;
import io.fabric8.kubernetes.api.model.batch.v1.JobTemplateSpec;

/**
 * When a job runs.
 *
 * @param cron the five fields of cron, in UTC
 * @param startSeconds how late it may start; a controller that was away for long would otherwise never start it again
 * @param mostSeconds how long it may take
 * @param attempts how often it is tried again when it fails
 * @param isSuspended whether it waits for a person who starts it
 * @see <a href="https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/">Kubernetes: CronJob</a>
 */
public record Schedule(String cron, long startSeconds, long mostSeconds, int attempts, boolean isSuspended) {

    /** {@return a number below {@code end} that is always the same for a name, and spread evenly over many: all jobs at once would be too many} */
    public static int spread(String name, int end) {
        return Math.floorMod(name.hashCode(), end);
    }

    /** {@return the CronJob of these pods} */
    public CronJob cronJob(ObjectMeta metadata, PodTemplateSpec pods) {
        JobSpec job = new JobSpec();
        job.setActiveDeadlineSeconds(mostSeconds);
        job.setBackoffLimit(attempts);
        job.setTemplate(pods);
        JobTemplateSpec template = new JobTemplateSpec();
        template.setSpec(job);
        CronJobSpec spec = new CronJobSpec();
        spec.setSchedule(cron);
        spec.setTimeZone("Etc/UTC");
        spec.setConcurrencyPolicy("Forbid");
        spec.setStartingDeadlineSeconds(startSeconds);
        spec.setSuccessfulJobsHistoryLimit(1);
        spec.setFailedJobsHistoryLimit(3);
        spec.setSuspend(isSuspended);
        spec.setJobTemplate(template);
        CronJob schedule = new CronJob();
        schedule.setMetadata(metadata);
        schedule.setSpec(spec);
        return schedule;
    }
}
