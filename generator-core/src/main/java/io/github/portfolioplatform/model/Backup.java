package io.github.portfolioplatform.model;

import static java.util.Objects.requireNonNull;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The backups of one instance. */
public final class Backup {

    private final BackupTarget target;
    private final BackupSchedule schedule;
    private final Retention keep;
    private final BackupSchedule verify;
    private final @Nullable String mayBeEmpty;
    private final BackupJobs jobs;

    Backup(
            BackupTarget target,
            BackupSchedule schedule,
            Retention keep,
            BackupSchedule verify,
            @Nullable String mayBeEmpty,
            BackupJobs jobs) {
        requireNonNull(target, "target");
        requireNonNull(schedule, "schedule");
        requireNonNull(keep, "keep");
        requireNonNull(verify, "verify");
        requireNonNull(jobs, "jobs");
        this.target = target;
        this.schedule = schedule;
        this.keep = keep;
        this.verify = verify;
        this.mayBeEmpty = mayBeEmpty;
        this.jobs = jobs;
    }

    /** {@return where copies go} */
    public BackupTarget target() {
        return target;
    }

    /** {@return when they are taken} */
    public BackupSchedule schedule() {
        return schedule;
    }

    /** {@return which of them stay} */
    public Retention keep() {
        return keep;
    }

    /** {@return when the newest one is restored into a server that is thrown away, to prove it} */
    public BackupSchedule verify() {
        return verify;
    }

    /** {@return why a copy without any data is right; empty if it is a failure} */
    public Optional<String> mayBeEmpty() {
        return Optional.ofNullable(mayBeEmpty);
    }

    /** {@return what the pods of backups get} */
    public BackupJobs jobs() {
        return jobs;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Backup that
                && target.equals(that.target)
                && schedule.equals(that.schedule)
                && keep.equals(that.keep)
                && verify.equals(that.verify)
                && Objects.equals(mayBeEmpty, that.mayBeEmpty)
                && jobs.equals(that.jobs);
    }

    @Override
    public int hashCode() {
        return Objects.hash(target, schedule, keep, verify, mayBeEmpty, jobs);
    }

    @Override
    public String toString() {
        return "Backup[target=" + target + ", schedule=" + schedule + ", keep=" + keep + ", verify=" + verify
                + ", mayBeEmpty=" + Optional.ofNullable(mayBeEmpty) + ", jobs=" + jobs + "]";
    }
}
