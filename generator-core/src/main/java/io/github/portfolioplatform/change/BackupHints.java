package io.github.portfolioplatform.change;

import io.github.portfolioplatform.engine.InstanceNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;

/** What becomes of copies that were taken already, and how many there will be. */
final class BackupHints {

    private static final String STOPPED =
            "No backups are taken any more; the copies that exist stay in the store, and nothing prunes or restores them: ";
    private static final String MOVED =
            "Backups go to another place; the copies that exist stay where they are, nothing prunes them, and restore does not find them: ";
    private static final String FEWER =
            "Fewer copies are kept: the next backup stores its own and then deletes for good those that keep: no longer covers. "
                    + "To have them longer, copy their folders to another place before it runs, or leave keep: as it is: ";
    private static final String RARER = "Backups are taken less than half as often: ";
    private static final String UNVERIFIED = "Copies are no longer verified: ";
    private static final String VERIFIED_RARER = "Copies are verified less than half as often: ";
    private static final String CRON_JOB = "CronJob";
    private static final String STORE = "store";
    private static final List<String> KEEP = List.of("KEEP_LAST", "KEEP_DAILY", "KEEP_WEEKLY");
    private static final List<String> PLACE = List.of("RCLONE_CONFIG_TARGET_ENDPOINT", "TARGET");
    private static final String[] POD = {"spec", "jobTemplate", "spec", "template", "spec"};

    private BackupHints() {}

    static void look(InstanceChange instance, BiConsumer<String, String> hints) {
        InstanceNames names = new InstanceNames(instance.name());
        String key = instance.key().toString();
        if (!instance.isGone()) {
            Optional<Pair> backup = job(instance, names.backup());
            Optional<Pair> verify = job(instance, names.verification());
            boolean isStopped = backup.filter(Pair::isRemoved).isPresent();
            if (isStopped) {
                hints.accept(STOPPED, key);
            } else if (verify.filter(Pair::isRemoved).isPresent()) {
                hints.accept(UNVERIFIED, key);
            }
            backup.filter(Pair::isKept).ifPresent(job -> changed(key, job, hints));
            backup.filter(Pair::isKept)
                    .flatMap(BackupHints::rarer)
                    .ifPresent(change -> hints.accept(RARER, key + " " + change));
            verify.filter(Pair::isKept)
                    .flatMap(BackupHints::rarer)
                    .ifPresent(change -> hints.accept(VERIFIED_RARER, key + " " + change));
        }
    }

    private static Optional<Pair> job(InstanceChange instance, String name) {
        return instance.pairs(CRON_JOB).stream()
                .filter(pair -> pair.resource().name().equals(name))
                .findFirst();
    }

    private static void changed(String key, Pair job, BiConsumer<String, String> hints) {
        Resource before = job.before().orElseThrow();
        Resource after = job.after().orElseThrow();
        String from = place(before);
        String to = place(after);
        if (!from.equals(to)) {
            hints.accept(MOVED, key + " " + from + " → " + to);
        }
        List<String> fewer = new ArrayList<>();
        int deleted = 0;
        for (String name : KEEP) {
            int was = number(before, name);
            int is = number(after, name);
            // None of them is there if rules of the bucket delete copies, and no job does.
            if (is < was && number(after, "KEEP_LAST") > 0) {
                deleted += was - is;
                fewer.add(name.substring(name.indexOf('_') + 1).toLowerCase(Locale.ROOT) + " " + was + " → " + is);
            }
        }
        if (!fewer.isEmpty()) {
            // One copy may be the last, that of its day and that of its week.
            hints.accept(
                    FEWER,
                    key + " (" + String.join(", ", fewer) + ": up to " + deleted + (deleted == 1 ? " copy" : " copies")
                            + schedule(after)
                                    .map(time -> ", by the schedule \"" + time + "\"")
                                    .orElse("") + ")");
        }
    }

    /** A bucket, or the folder of a claim. */
    private static String place(Resource job) {
        StringBuilder place = new StringBuilder();
        PLACE.forEach(name -> variable(job, name)
                .ifPresent(value -> place.append(place.length() == 0 ? "" : " ").append(value)));
        job.fields().in(POD).list("volumes").stream()
                .flatMap(volume -> volume.text("persistentVolumeClaim", "claimName").stream())
                .sorted()
                .forEach(claim -> place.append(" of ").append(claim));
        return place.toString();
    }

    private static Optional<String> variable(Resource job, String name) {
        return job.fields().in(POD).list("containers").stream()
                .filter(container ->
                        container.text("name").filter(STORE::equals).isPresent())
                .flatMap(container -> container.list("env").stream())
                .filter(variable -> variable.text("name").filter(name::equals).isPresent())
                .flatMap(variable -> variable.text("value").stream())
                .findFirst();
    }

    private static int number(Resource job, String name) {
        return variable(job, name)
                .filter(value -> value.matches("[0-9]{1,6}"))
                .map(Integer::parseInt)
                .orElse(0);
    }

    private static Optional<String> rarer(Pair job) {
        String from = job.before().flatMap(BackupHints::schedule).orElse("");
        String to = job.after().flatMap(BackupHints::schedule).orElse("");
        Optional<Double> was = RunsOfSchedule.perDay(from);
        Optional<Double> is = RunsOfSchedule.perDay(to);
        return was.isPresent() && is.isPresent() && is.get() * 2 < was.get()
                ? Optional.of("\"" + from + "\" → \"" + to + "\"")
                : Optional.empty();
    }

    private static Optional<String> schedule(Resource job) {
        return job.fields().text("spec", "schedule");
    }
}
