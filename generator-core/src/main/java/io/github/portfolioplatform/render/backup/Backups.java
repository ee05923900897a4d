package io.github.portfolioplatform.render.backup;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.github.portfolioplatform.engine.BundledText;
import io.github.portfolioplatform.model.BackupTarget;
import io.github.portfolioplatform.render.backup.BackedUpInstance.Task;
import io.github.portfolioplatform.render.job.Schedule;
import io.github.portfolioplatform.render.network.DnsRules;
import io.github.portfolioplatform.render.network.NetworkRules;
import io.github.portfolioplatform.render.secured.BucketSecrets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Everything that an instance has because copies of its data are taken. */
public final class Backups {

    /** What the resources that run pods are for. */
    public static final Set<String> SCHEDULES = Set.of("backup-schedule", "verify-schedule", "restore-schedule");

    private static final int MINUTES = 60;
    private static final long HOUR = 3600;
    /** No such day comes, should anybody resume what only a person is to start. */
    private static final String NEVER = "0 0 31 2 *";

    private final BackedUpInstance instance;
    private final Map<String, HasMetadata> resources = new LinkedHashMap<>();

    private Backups(BackedUpInstance instance) {
        this.instance = instance;
    }

    /** {@return the resources by what they are for, {@code backup-schedule}} */
    public static Map<String, HasMetadata> of(BackedUpInstance instance) {
        Backups backups = new Backups(instance);
        backups.add();
        return backups.resources;
    }

    private void add() {
        resources.put("backup", scripts());
        if (instance.isSecured()) {
            resources.put("network-policy-backup", policy(Task.BACKUP));
            resources.put("network-policy-verify", policy(Task.VERIFY));
            resources.put("network-policy-restore", policy(Task.RESTORE));
        }
        BackupPods pods = new BackupPods(instance);
        String backup = instance.backup().schedule().cron(share(Task.BACKUP));
        String verify = instance.backup().verify().cron(share(Task.VERIFY));
        add("backup-schedule", Task.BACKUP, new Schedule(backup, HOUR, 6 * HOUR, 2, false), pods);
        add("verify-schedule", Task.VERIFY, new Schedule(verify, HOUR, 12 * HOUR, 1, false), pods);
        add("restore-schedule", Task.RESTORE, new Schedule(NEVER, HOUR, 12 * HOUR, 0, true), pods);
    }

    private int share(Task task) {
        return Schedule.spread(instance.name(task), MINUTES);
    }

    private void add(String role, Task task, Schedule schedule, BackupPods pods) {
        resources.put(role, schedule.cronJob(instance.metadata(task), pods.of(task)));
    }

    private ConfigMap scripts() {
        SortedMap<String, String> scripts = new TreeMap<>(instance.copies().scripts());
        scripts.putAll(BundledText.all(Backups.class, BackupPods.SHARED, BackupPods.STORE, BackupPods.FETCH));
        ConfigMap configMap = new ConfigMap();
        configMap.setMetadata(instance.metadata(Task.BACKUP));
        configMap.setData(scripts);
        return configMap;
    }

    /** Who verifies meets no server but the one that it starts itself. */
    private NetworkPolicy policy(Task task) {
        List<NetworkPolicyEgressRule> out = new ArrayList<>(DnsRules.of(instance.environment()));
        if (task != Task.VERIFY) {
            out.add(NetworkRules.out(
                    List.of(NetworkRules.pods(Optional.empty(), instance.podsOfServer())), instance.port()));
        }
        new CopyStore(instance).way().ifPresent(out::add);
        return NetworkRules.policy(instance.metadata(task), instance.pods(task), List.of(), out);
    }

    /** {@return the pods that connect to the server, by their labels} */
    public static List<Map<String, String>> clients(BackedUpInstance instance) {
        return List.of(instance.pods(Task.BACKUP), instance.pods(Task.RESTORE));
    }

    /** {@return the keys of the Secrets that somebody brings, by their names} */
    public static SortedMap<String, SortedSet<String>> brought(BackedUpInstance instance) {
        SortedMap<String, SortedSet<String>> secrets = new TreeMap<>();
        if (instance.backup().target() instanceof BackupTarget.S3 s3
                && !BucketSecrets.areMade(instance.environment())) {
            secrets.put(s3.secret(), new TreeSet<>(BackupTarget.S3.KEYS));
        }
        return secrets;
    }

    /** {@return the claim that somebody brings; empty if none is needed} */
    public static Optional<String> broughtClaim(BackedUpInstance instance) {
        return instance.backup().target() instanceof BackupTarget.Volume volume
                ? Optional.of(volume.claim())
                : Optional.empty();
    }
}
