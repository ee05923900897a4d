package io.github.portfolioplatform.render.backup;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.github.portfolioplatform.engine.BundledText;
import io.github.portfolioplatform.model.BackupSchedule;
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

    private static final long HOUR = 3600;
    /** Nothing is gained where a restore of large data is ended, and begins again. */
    private static final long LONGEST_RESTORE = 7 * 24 * HOUR;

    /** No such day comes, should anybody resume what only a person is to start. */
    private static final String NEVER = "0 0 31 2 *";

    private final BackedUpInstance instance;
    private final InstanceMinutes minutes;
    private final Map<String, HasMetadata> resources = new LinkedHashMap<>();

    private Backups(BackedUpInstance instance, InstanceMinutes minutes) {
        this.instance = instance;
        this.minutes = minutes;
    }

    /** {@return the resources by what they are for, {@code backup-schedule}} */
    public static Map<String, HasMetadata> of(BackedUpInstance instance, InstanceMinutes minutes) {
        Backups backups = new Backups(instance, minutes);
        backups.add();
        return backups.resources;
    }

    private void add() {
        resources.put("backup", scripts());
        new CopyStore(instance).role().ifPresent(role -> resources.put("service-account-backup", account(role)));
        if (instance.isSecured()) {
            resources.put("network-policy-backup", policy(Task.BACKUP));
            resources.put("network-policy-verify", policy(Task.VERIFY));
            resources.put("network-policy-restore", policy(Task.RESTORE));
        }
        BackupPods pods = new BackupPods(instance);
        add("backup-schedule", Task.BACKUP, schedule(instance.backup().schedule(), 6, 1), pods);
        add("verify-schedule", Task.VERIFY, schedule(instance.backup().verify(), 12, 0), pods);
        add("restore-schedule", Task.RESTORE, new Schedule(NEVER, HOUR, LONGEST_RESTORE, 0, true), pods);
    }

    private Schedule schedule(BackupSchedule schedule, int mostHours, int attempts) {
        int minute = minutes.of(instance.instance().name());
        return Schedule.fitting(schedule.cron(minute), schedule.leastMinutesBetween(), mostHours, attempts);
    }

    private void add(String role, Task task, Schedule schedule, BackupPods pods) {
        resources.put(role, schedule.cronJob(instance.metadata(task), pods.of(task)));
    }

    /** The server must not have the role: it would come to its copies. */
    private ServiceAccount account(String role) {
        ServiceAccount account = new ServiceAccount();
        ObjectMeta metadata = instance.metadata(Task.BACKUP);
        metadata.setAnnotations(Map.of("eks.amazonaws.com/role-arn", role));
        account.setMetadata(metadata);
        account.setAutomountServiceAccountToken(false);
        return account;
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
        out.addAll(new CopyStore(instance).ways());
        return NetworkRules.policy(instance.metadata(task), instance.pods(task), List.of(), out);
    }

    /** {@return the pods that connect to the server, by their labels} */
    public static List<Map<String, String>> clients(BackedUpInstance instance) {
        return List.of(instance.pods(Task.BACKUP), instance.pods(Task.RESTORE));
    }

    /** {@return the keys of the Secrets that somebody brings, by their names} */
    public static SortedMap<String, SortedSet<String>> brought(BackedUpInstance instance) {
        SortedMap<String, SortedSet<String>> secrets = new TreeMap<>();
        if (instance.backup().target() instanceof BackupTarget.S3 s3) {
            s3.access().authority().ifPresent(secret -> secrets.put(secret, new TreeSet<>(Set.of("ca.crt"))));
        }
        if (instance.backup().target() instanceof BackupTarget.S3 s3
                && s3.access().role().isEmpty()
                && !BucketSecrets.areMade(instance.environment())) {
            secrets.put(s3.secretOf(instance.instance().name()), new TreeSet<>(BackupTarget.S3.KEYS));
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
