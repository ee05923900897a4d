package io.github.portfolioplatform.model;

import io.github.portfolioplatform.problem.ModelPath;
import io.github.portfolioplatform.problem.Problem;
import io.github.portfolioplatform.problem.Problems;
import io.github.portfolioplatform.problem.Suggestion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Backups go somewhere, some of them stay, and who wants none says why. */
final class BackupsAreUsable implements PortfolioRule {

    private static final String ID = "backup-is-usable";

    @Override
    public void check(PortfolioDraft portfolio, Problems problems) {
        List<String> targets =
                portfolio.targets().stream().map(BackupTarget::name).toList();
        portfolio.resolved().forEach(instance -> {
            BackupSettings said = instance.settings().backup();
            ModelPath path = instance.path().field("backup");
            none(said, path.field("none"), instance.title(), problems);
            if (said.none() == null && !said.equals(BackupSettings.NONE)) {
                reason(
                        said.mayBeEmpty(),
                        path.field("mayBeEmpty"),
                        "Nobody says why " + instance.title() + " may be empty.",
                        problems);
                target(said.target(), targets, instance, problems);
                retention(said.keep(), path.field("keep"), problems);
                byBucket(said, portfolio.targets(), path.field("keep").field("by"), problems);
                jobs(said.jobs(), path.field("jobs"), problems);
            }
        });
    }

    private static void none(BackupSettings said, ModelPath path, String title, Problems problems) {
        reason(said.none(), path, "Nobody says why " + title + " has no backups.", problems);
        if (said.none() != null && said.target() != null) {
            problems.add(
                    ID,
                    path,
                    title + " has both a target of backups and a reason to have none.",
                    "Remove to: or none:.");
        }
    }

    private static void reason(@Nullable String reason, ModelPath path, String what, Problems problems) {
        if (reason != null && reason.isBlank()) {
            problems.add(ID, path, what, "Write the reason, for the reviewer.");
        }
    }

    private static void target(@Nullable String target, List<String> known, ResolvedDraft instance, Problems problems) {
        ModelPath path = instance.path().field("backup").field("to");
        if (target == null) {
            problems.add(
                    ID,
                    path,
                    "Nobody says where the backups of " + instance.title() + " go.",
                    "Add to: with the name of one of backupTargets:.");
        } else if (!known.contains(target)) {
            problems.add(
                    ID,
                    path,
                    Problem.quoted(target) + " is not a target of backups.",
                    Suggestion.of(target, known)
                            .map(meant -> "Did you mean '" + meant + "'?")
                            .orElse("Declare it below backupTargets:."));
        }
    }

    private static void byBucket(BackupSettings said, List<BackupTarget> targets, ModelPath path, Problems problems) {
        String name = said.target();
        if (name == null || said.keep() == null || !said.keep().isOfBucket()) {
            return;
        }
        if (targets.stream()
                .anyMatch(target -> target instanceof BackupTarget.Volume volume
                        && volume.name().equals(name))) {
            problems.add(
                    ID,
                    path,
                    Problem.quoted(name) + " is a volume, which removes no copies.",
                    "Write last:, daily: and weekly: instead of by:.");
        }
    }

    private static void jobs(BackupJobs jobs, ModelPath path, Problems problems) {
        if (jobs.storageClass() != null) {
            Name.RESOURCE.check(jobs.storageClass(), path.field("storageClass"), problems);
        }
        if (jobs.priorityClass() != null) {
            Name.RESOURCE.check(jobs.priorityClass(), path.field("priorityClass"), problems);
        }
        Integer parallel = jobs.parallel();
        if (parallel != null && (parallel < 1 || parallel > BackupJobs.MOST_PARALLEL)) {
            problems.add(
                    ID,
                    path.field("parallel"),
                    parallel + " tables cannot be restored at a time.",
                    "Write a number from 1 to " + BackupJobs.MOST_PARALLEL + ".");
        }
    }

    private static void retention(@Nullable Retention keep, ModelPath path, Problems problems) {
        if (keep != null && keep.isOfBucket()) {
            return;
        }
        if (keep != null && keep.last() < 1) {
            problems.add(ID, path.field("last"), "The newest copy must stay.", "Write last: 1 or more.");
        }
        if (keep != null && (keep.daily() < 0 || keep.weekly() < 0)) {
            problems.add(ID, path, "Fewer than no copies cannot stay.", "Write 0 or more for daily: and weekly:.");
        }
    }
}
