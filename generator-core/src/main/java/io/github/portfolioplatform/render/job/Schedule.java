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
 * @param keptSeconds how long a finished job stays: its log can be read that long, and its pods hold their volumes that long
 * @see <a href="https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/">Kubernetes: CronJob</a>
 */
public record Schedule(
        String cron, long startSeconds, long mostSeconds, int attempts, boolean isSuspended, long keptSeconds) {

    private static final long HOUR = 3600;

    /** Creates the schedule of a job that stays for an hour after it has finished. */
    public Schedule(String cron, long startSeconds, long mostSeconds, int attempts, boolean isSuspended) {
        this(cron, startSeconds, mostSeconds, attempts, isSuspended, HOUR);
    }

    /**
     * {@return the schedule of a job that is finished and gone before its next run}
     * A job that hangs must not block the run after it, and a volume of a finished job must not stand beside that of the next one.
     *
     * @param cron the five fields of cron
     * @param minutesBetween the fewest minutes between two runs
     * @param mostHours how many hours it may take where its runs leave that much time
     * @param attempts how often it is tried again when it fails
     */
    public static Schedule fitting(String cron, int minutesBetween, int mostHours, int attempts) {
        long between = minutesBetween * 60L;
        return new Schedule(
                cron,
                Math.min(HOUR, between / 2),
                Math.min(mostHours * HOUR, between * 3 / 4),
                attempts,
                false,
                Math.min(HOUR, between / 6));
    }

    /** {@return a number below {@code end} that is always the same for a name, and spread evenly over many: all jobs at once would be too many} */
    public static int spread(String name, int end) {
        return Math.floorMod(name.hashCode(), end);
    }

    /** {@return the CronJob of these pods} */
    public CronJob cronJob(ObjectMeta metadata, PodTemplateSpec pods) {
        JobSpec job = new JobSpec();
        job.setActiveDeadlineSeconds(mostSeconds);
        job.setBackoffLimit(attempts);
        job.setTtlSecondsAfterFinished(Math.toIntExact(keptSeconds));
        job.setTemplate(pods);
        JobTemplateSpec template = new JobTemplateSpec();
        template.setSpec(job);
        CronJobSpec spec = new CronJobSpec();
        spec.setSchedule(cron);
        spec.setTimeZone("Etc/UTC");
        spec.setConcurrencyPolicy("Forbid");
        spec.setStartingDeadlineSeconds(startSeconds);
        spec.setSuccessfulJobsHistoryLimit(1);
        spec.setFailedJobsHistoryLimit(1);
        spec.setSuspend(isSuspended);
        spec.setJobTemplate(template);
        CronJob schedule = new CronJob();
        schedule.setMetadata(metadata);
        schedule.setSpec(spec);
        return schedule;
    }
}
