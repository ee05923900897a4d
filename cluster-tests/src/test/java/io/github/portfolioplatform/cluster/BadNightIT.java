package io.github.portfolioplatform.cluster;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Jobs that have failed keep their pods, and pods keep their volumes, which the quota of the namespace counts. So backups that fail must
 * leave room for the next ones, and for the restore that is needed most then.
 */
@NeedsControlPlane
class BadNightIT {

    /** One minute stands for a day: what is kept for an hour after it has ended is kept for some seconds. */
    private static final int SPEED = 24 * 60;

    private static final Duration DAY = Duration.ofMinutes(1);

    /** Controllers try again after longer and longer times; what starts at once starts well before the second one. */
    private static final Duration AT_ONCE = Duration.ofSeconds(45);

    @Test
    void after_two_nights_of_failing_backups_the_next_ones_and_restores_start_at_once() {
        RenderedFolder production = RenderedFolder.of("examples/portfolio-platform/k8s/production");
        try (AppliedFolder applied = AppliedFolder.apply(production, Way.CLIENT_SIDE)) {
            Namespace namespace = applied.namespace();
            namespace.awaitReady();
            Jobs jobs = Jobs.in(ControlPlane.running(), namespace).inFasterTime(SPEED);
            List<Resource> backups = of(production, "-backup");

            jobs.awaitCompleted(jobs.create(backups, "good-night"));
            jobs.awaitCompleted(jobs.create(of(production, "-verify"), "sunday"));
            namespace.failJobs("-backup-");
            for (String night : List.of("bad-night-1", "bad-night-2")) {
                jobs.areKeptFor(DAY);
                jobs.awaitFailed(jobs.create(backups, night));
            }
            jobs.areKeptFor(DAY);

            namespace.failJobs();
            namespace.jobsTake(Duration.ofMinutes(10));
            List<String> next = Stream.concat(
                            jobs.create(backups, "next-night").stream(),
                            jobs.create(of(production, "-restore"), "by-hand").stream())
                    .toList();
            jobs.awaitRunning(next, AT_ONCE);
        }
    }

    private static List<Resource> of(RenderedFolder folder, String suffix) {
        return folder.all("CronJob").stream()
                .filter(cronJob -> cronJob.name().endsWith(suffix))
                .toList();
    }
}
