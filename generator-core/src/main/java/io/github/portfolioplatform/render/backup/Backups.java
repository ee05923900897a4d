package io.github.portfolioplatform.render.backup;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.github.portfolioplatform.engine.BundledText;
import io.github.portfolioplatform.engine.ResourceFile;
import io.github.portfolioplatform.engine.ResourceRole;
import io.github.portfolioplatform.model.BackupSchedule;
import io.github.portfolioplatform.model.BackupTarget;
import io.github.portfolioplatform.model.CertificateAuthority;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.Posture.Choice;
import io.github.portfolioplatform.render.backup.BackedUpInstance.Task;
import io.github.portfolioplatform.render.concern.Concern;
import io.github.portfolioplatform.render.concern.Contribution;
import io.github.portfolioplatform.render.concern.ExternalReferences;
import io.github.portfolioplatform.render.concern.InstanceContext;
import io.github.portfolioplatform.render.concern.JobIdentity;
import io.github.portfolioplatform.render.job.Schedule;
import io.github.portfolioplatform.render.network.DnsRules;
import io.github.portfolioplatform.render.network.NetworkRules;
import io.github.portfolioplatform.render.secrets.BucketSecrets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The jobs of an instance that take, verify and restore copies of its data. */
public final class Backups implements Concern {

    private static final long HOUR = 3600;
    /** Nothing is gained where a restore of large data is ended, and begins again. */
    private static final long LONGEST_RESTORE = 7 * 24 * HOUR;

    /** No such day comes, should anybody resume what only a person is to start. */
    private static final String NEVER = "0 0 31 2 *";

    private final InstanceMinutes minutes;

    private Backups(InstanceMinutes minutes) {
        this.minutes = minutes;
    }

    /** {@return the backups of the instances of that environment} */
    public static Backups in(Environment environment) {
        return new Backups(InstanceMinutes.of(environment));
    }

    @Override
    public Contribution of(InstanceContext context) {
        return BackedUpInstance.of(context)
                .map(instance -> Contribution.of(resources(instance)).with(external(instance)))
                .orElse(Contribution.NONE);
    }

    private Map<ResourceFile, HasMetadata> resources(BackedUpInstance instance) {
        Map<ResourceFile, HasMetadata> resources = new LinkedHashMap<>();
        resources.put(ResourceRole.BACKUP.file(), scripts(instance));
        new CopyStore(instance)
                .role()
                .ifPresent(role -> resources.put(ResourceRole.SERVICE_ACCOUNT.file("backup"), account(instance, role)));
        if (instance.has(Choice.NETWORK)) {
            resources.put(ResourceRole.NETWORK_POLICY.file("backup"), policy(instance, Task.BACKUP));
            resources.put(ResourceRole.NETWORK_POLICY.file("verify"), policy(instance, Task.VERIFY));
            resources.put(ResourceRole.NETWORK_POLICY.file("restore"), policy(instance, Task.RESTORE));
        }
        Schedule backup = schedule(instance, instance.backup().schedule(), 6, 1);
        Schedule verify = schedule(instance, instance.backup().verify(), 12, 0);
        Schedule restore = new Schedule(NEVER, HOUR, LONGEST_RESTORE, 0, true);
        resources.put(ResourceRole.BACKUP_SCHEDULE.file(), job(instance, Task.BACKUP, backup));
        resources.put(ResourceRole.VERIFY_SCHEDULE.file(), job(instance, Task.VERIFY, verify));
        resources.put(ResourceRole.RESTORE_SCHEDULE.file(), job(instance, Task.RESTORE, restore));
        return resources;
    }

    private Schedule schedule(BackedUpInstance instance, BackupSchedule schedule, int mostHours, int attempts) {
        int minute = minutes.of(instance.instance().name());
        return Schedule.fitting(schedule.cron(minute), schedule.leastMinutesBetween(), mostHours, attempts);
    }

    private static CronJob job(BackedUpInstance instance, Task task, Schedule schedule) {
        return schedule.cronJob(instance.job(task).metadata(), new BackupPods(instance).of(task));
    }

    /** The server must not have the role: it would come to its copies. */
    private static ServiceAccount account(BackedUpInstance instance, String role) {
        ServiceAccount account = new ServiceAccount();
        ObjectMeta metadata = instance.job(Task.BACKUP).metadata();
        metadata.setAnnotations(Map.of("eks.amazonaws.com/role-arn", role));
        account.setMetadata(metadata);
        account.setAutomountServiceAccountToken(false);
        return account;
    }

    private static ConfigMap scripts(BackedUpInstance instance) {
        SortedMap<String, String> scripts = new TreeMap<>(instance.copies().scripts());
        scripts.putAll(BundledText.all(Backups.class, BackupPods.SHARED, BackupPods.STORE, BackupPods.FETCH));
        ConfigMap configMap = new ConfigMap();
        configMap.setMetadata(instance.job(Task.BACKUP).metadata());
        configMap.setData(scripts);
        return configMap;
    }

    /** Who verifies meets no server but the one that it starts itself. */
    private static NetworkPolicy policy(BackedUpInstance instance, Task task) {
        List<NetworkPolicyEgressRule> out = new ArrayList<>(DnsRules.of(instance.environment()));
        if (task != Task.VERIFY) {
            out.add(NetworkRules.out(
                    List.of(NetworkRules.pods(
                            Optional.empty(), instance.context().labels().ofSelectors())),
                    instance.port()));
        }
        out.addAll(new CopyStore(instance).ways());
        JobIdentity job = instance.job(task);
        return NetworkRules.policy(job.metadata(), job.selector(), List.of(), out);
    }

    private static ExternalReferences external(BackedUpInstance instance) {
        String namespace = instance.environment().namespace();
        ExternalReferences.Builder external = ExternalReferences.builder();
        if (instance.backup().target() instanceof BackupTarget.Volume volume) {
            external.claim(namespace, volume.claim());
        } else if (instance.backup().target() instanceof BackupTarget.S3 s3) {
            s3.access()
                    .authority()
                    .ifPresent(secret -> external.secret(namespace, secret, Set.of(CertificateAuthority.KEY)));
            if (s3.access().role().isEmpty() && !BucketSecrets.areMade(instance.environment())) {
                external.secret(namespace, s3.secretOf(instance.instance().name()), Set.copyOf(BackupTarget.S3.KEYS));
            }
        }
        return external.build();
    }
}
