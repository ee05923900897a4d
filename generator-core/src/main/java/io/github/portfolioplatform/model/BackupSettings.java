package io.github.portfolioplatform.model;

import static java.util.Objects.requireNonNull;

import io.github.portfolioplatform.problem.CheckReturnValue;
import java.time.DayOfWeek;
import org.jspecify.annotations.Nullable;

/**
 * What is said at one level of the backups of instances. Immutable; every method returns other settings.
 *
 * <pre>{@code
 * BackupSettings nightly = BackupSettings.to("offsite").schedule(BackupSchedule.daily(3, 0));
 * BackupSettings cache = BackupSettings.none("it is filled again from the shop");
 * }</pre>
 *
 * @param target the name of the target, or null if another level says it
 * @param schedule when copies are taken, or null if another level says it; {@code daily 03:00} if none does
 * @param keep which copies stay, or null if another level says it; {@link Retention#USUAL} if none does
 * @param verify when the newest copy is restored to prove it, or null if another level says it; {@code weekly sunday 05:00} if none does
 * @param mayBeEmpty why a copy without any data is right, or null if it is not
 * @param none why there are no backups, or null if there are
 * @param jobs what the pods of backups get
 */
@CheckReturnValue
public record BackupSettings(
        @Nullable String target,
        @Nullable BackupSchedule schedule,
        @Nullable Retention keep,
        @Nullable BackupSchedule verify,
        @Nullable String mayBeEmpty,
        @Nullable String none,
        BackupJobs jobs) {

    /** Refuses null. */
    public BackupSettings {
        requireNonNull(jobs, "jobs");
    }

    /** Nothing is said. */
    public static final BackupSettings NONE = new BackupSettings(null, null, null, null, null, null, BackupJobs.NONE);

    private static final BackupSchedule NIGHTLY = BackupSchedule.daily(3, 0);
    private static final BackupSchedule SUNDAYS = BackupSchedule.weekly(DayOfWeek.SUNDAY, 5, 0);

    /** {@return that copies go to the target of that name} */
    public static BackupSettings to(String target) {
        requireNonNull(target, "target");
        return new BackupSettings(target, null, null, null, null, null, BackupJobs.NONE);
    }

    /** {@return that there are no backups, for that reason} */
    public static BackupSettings none(String reason) {
        requireNonNull(reason, "reason");
        return new BackupSettings(null, null, null, null, null, reason, BackupJobs.NONE);
    }

    /** {@return these settings with that schedule} */
    public BackupSettings schedule(BackupSchedule schedule) {
        requireNonNull(schedule, "schedule");
        return new BackupSettings(target, schedule, keep, verify, mayBeEmpty, none, jobs);
    }

    /** {@return these settings with that retention} */
    public BackupSettings keep(Retention keep) {
        requireNonNull(keep, "keep");
        return new BackupSettings(target, schedule, keep, verify, mayBeEmpty, none, jobs);
    }

    /** {@return these settings with that schedule of verifications} */
    public BackupSettings verify(BackupSchedule verify) {
        requireNonNull(verify, "verify");
        return new BackupSettings(target, schedule, keep, verify, mayBeEmpty, none, jobs);
    }

    /** {@return these settings, by which a copy without any data is right for that reason} */
    public BackupSettings mayBeEmpty(String reason) {
        requireNonNull(reason, "reason");
        return new BackupSettings(target, schedule, keep, verify, reason, none, jobs);
    }

    /** {@return these settings with that for the pods of backups} */
    public BackupSettings jobs(BackupJobs jobs) {
        requireNonNull(jobs, "jobs");
        return new BackupSettings(target, schedule, keep, verify, mayBeEmpty, none, jobs.over(this.jobs));
    }

    /** {@return these settings and those that the same level sets later, which count where both set a value} */
    BackupSettings and(BackupSettings later) {
        return new BackupSettings(
                nearer(later.target, target),
                nearer(later.schedule, schedule),
                nearer(later.keep, keep),
                nearer(later.verify, verify),
                nearer(later.mayBeEmpty, mayBeEmpty),
                nearer(later.none, none),
                later.jobs.over(jobs));
    }

    /**
     * {@return these settings, with those of {@code defaults} where these say nothing}
     * Who wants none stays without until somebody nearer says where they go.
     */
    BackupSettings over(BackupSettings defaults) {
        if (none != null) {
            return this;
        } else if (defaults.none != null && target == null) {
            return defaults;
        }
        return new BackupSettings(
                nearer(target, defaults.target),
                nearer(schedule, defaults.schedule),
                nearer(keep, defaults.keep),
                nearer(verify, defaults.verify),
                nearer(mayBeEmpty, defaults.mayBeEmpty),
                null,
                jobs.over(defaults.jobs));
    }

    private static <T> @Nullable T nearer(@Nullable T said, @Nullable T otherwise) {
        return said != null ? said : otherwise;
    }

    /** {@return the backups of an instance to that target} */
    Backup settledTo(BackupTarget to) {
        return new Backup(
                to,
                schedule != null ? schedule : NIGHTLY,
                keep != null ? keep : Retention.USUAL,
                verify != null ? verify : SUNDAYS,
                mayBeEmpty,
                jobs);
    }
}
