package io.github.portfolioplatform.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpec;
import io.github.portfolioplatform.golden.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What jobs of backups hold of the namespace's quota of storage, by the rules of Kubernetes: a pod owns its ephemeral volume and keeps it until
 * the pod is deleted, a finished job keeps its pods until its time to live is over, or until the history of its CronJob is full.
 */
class BackupQuotaTest {

    private static final int DAY = 24 * 60;
    private static final int ATTEMPT = 5;

    private static final List<HasMetadata> PRODUCTION =
            Rendering.render(Scenario.PLATFORM.portfolio().environment("production")).stream()
                    .map(RenderedResource::resource)
                    .toList();

    /** A pod that holds so many GiB from one minute to another. */
    private record Held(String job, int from, int until, long storage) {}

    private static long gibibytes(io.fabric8.kubernetes.api.model.Quantity amount) {
        return amount.getNumericalAmount().longValueExact() >> 30;
    }

    private static long quota() {
        return PRODUCTION.stream()
                .filter(ResourceQuota.class::isInstance)
                .map(resource ->
                        gibibytes(((ResourceQuota) resource).getSpec().getHard().get("requests.storage")))
                .findFirst()
                .orElseThrow();
    }

    private static long data() {
        return PRODUCTION.stream()
                .filter(PersistentVolumeClaim.class::isInstance)
                .mapToLong(resource -> gibibytes(((PersistentVolumeClaim) resource)
                        .getSpec()
                        .getResources()
                        .getRequests()
                        .get("storage")))
                .sum();
    }

    private static List<CronJob> jobs(String task) {
        return PRODUCTION.stream()
                .filter(CronJob.class::isInstance)
                .map(CronJob.class::cast)
                .filter(job -> job.getMetadata().getName().endsWith(task))
                .toList();
    }

    private static long storage(CronJob job) {
        return job.getSpec().getJobTemplate().getSpec().getTemplate().getSpec().getVolumes().stream()
                .filter(volume -> volume.getEphemeral() != null)
                .mapToLong(volume -> gibibytes(volume.getEphemeral()
                        .getVolumeClaimTemplate()
                        .getSpec()
                        .getResources()
                        .getRequests()
                        .get("storage")))
                .sum();
    }

    /** Every attempt of every run fails. A job keeps all of its pods. */
    private static List<Held> failing(CronJob job, int nights) {
        JobSpec spec = job.getSpec().getJobTemplate().getSpec();
        String[] cron = job.getSpec().getSchedule().split(" ");
        int start = Integer.parseInt(cron[1]) * 60 + Integer.parseInt(cron[0]);
        List<Held> held = new ArrayList<>();
        for (int night = 0; night < nights; night++) {
            int end = night * DAY + start + ATTEMPT * (spec.getBackoffLimit() + 1);
            int byHistory = (night + job.getSpec().getFailedJobsHistoryLimit()) * DAY + start;
            int gone = Optional.ofNullable(spec.getTtlSecondsAfterFinished())
                    .map(seconds -> Math.min(byHistory, end + seconds / 60))
                    .orElse(byHistory);
            for (int attempt = 0; attempt <= spec.getBackoffLimit(); attempt++) {
                held.add(new Held(
                        job.getMetadata().getName(), night * DAY + start + attempt * ATTEMPT, gone, storage(job)));
            }
        }
        return held;
    }

    private static long most(List<Held> held, int from, int until) {
        long most = 0;
        for (int minute = from; minute < until; minute++) {
            int now = minute;
            most = Math.max(
                    most,
                    held.stream()
                            .filter(each -> each.from() <= now && now < each.until())
                            .mapToLong(Held::storage)
                            .sum());
        }
        return most;
    }

    @Test
    void after_two_nights_in_which_every_backup_fails_the_third_backups_and_every_restore_start() {
        List<Held> failed = jobs("-backup").stream()
                .flatMap(job -> failing(job, 3).stream())
                .toList();
        long restores =
                jobs("-restore").stream().mapToLong(BackupQuotaTest::storage).sum();
        long verifications =
                jobs("-verify").stream().mapToLong(BackupQuotaTest::storage).sum();

        assertThat(failed).isNotEmpty();
        assertThat(data() + most(failed, 0, 3 * DAY) + verifications + restores).isLessThanOrEqualTo(quota());
    }

    @Test
    void a_night_leaves_no_volume_behind() {
        List<Held> failed = jobs("-backup").stream()
                .flatMap(job -> failing(job, 1).stream())
                .toList();

        assertThat(most(failed, DAY / 2, DAY)).isZero();
    }

    @Test
    void a_job_is_over_and_gone_before_its_next_run() {
        for (CronJob job : jobs("-backup")) {
            JobSpec spec = job.getSpec().getJobTemplate().getSpec();
            assertThat(spec.getActiveDeadlineSeconds() + spec.getTtlSecondsAfterFinished())
                    .isLessThan(DAY * 60L);
        }
    }

    @Test
    void the_restore_of_the_largest_instance_can_be_started_a_second_time_at_once() {
        long all = java.util.stream.Stream.of("-backup", "-verify", "-restore")
                .flatMap(task -> jobs(task).stream())
                .mapToLong(job ->
                        storage(job) * (job.getSpec().getJobTemplate().getSpec().getBackoffLimit() + 1))
                .sum();
        long largest = jobs("-restore").stream()
                .mapToLong(BackupQuotaTest::storage)
                .max()
                .orElseThrow();

        assertThat(data() + all + largest).isLessThanOrEqualTo(quota());
    }
}
