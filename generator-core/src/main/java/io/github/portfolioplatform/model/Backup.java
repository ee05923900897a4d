package io.github.portfolioplatform.model;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * The backups of one instance.
 *
 * @param target where copies go
 * @param schedule when they are taken
 * @param keep which of them stay
 * @param verify when the newest one is restored into a server that is thrown away, to prove it
 * @param mayBeEmpty why a copy without any data is right; empty if it is a failure
 * @param jobs what the pods of backups get
 */
public record Backup(
        BackupTarget target,
        BackupSchedule schedule,
        Retention keep,
        BackupSchedule verify,
        Optional<String> mayBeEmpty,
        BackupJobs jobs) {

    /** Refuses null. */
    public Backup {
        requireNonNull(target, "target");
        requireNonNull(schedule, "schedule");
        requireNonNull(keep, "keep");
        requireNonNull(verify, "verify");
        requireNonNull(mayBeEmpty, "mayBeEmpty");
        requireNonNull(jobs, "jobs");
    }
}
