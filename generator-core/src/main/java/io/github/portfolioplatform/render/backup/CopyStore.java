package io.github.portfolioplatform.render.backup;

import static io.github.portfolioplatform.engine.PodParts.variable;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.github.portfolioplatform.engine.PodParts;
import io.github.portfolioplatform.engine.PodVolumes;
import io.github.portfolioplatform.model.BackupTarget;
import io.github.portfolioplatform.model.S3Access;
import io.github.portfolioplatform.render.network.NetworkRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where copies are kept, as rclone is told it: by variables alone, without a file of its own.
 *
 * @param instance whose copies they are
 * @see <a href="https://rclone.org/docs/#environment-variables">rclone: environment variables</a>
 * @see <a href="https://rclone.org/s3/">rclone: S3</a>
 */
record CopyStore(BackedUpInstance instance) {

    private static final String VOLUME = "target";
    private static final String CREDENTIALS = "/run/target";
    private static final String FOLDER = "/backups";
    private static final String AUTHORITY = "/run/authority";
    private static final int HTTP = 80;
    private static final int HTTPS = 443;
    /** Where the agent of EKS Pod Identity hands out the credentials of a role. */
    private static final List<String> POD_IDENTITY = List.of("169.254.170.23/32", "fd00:ec2::23/128");

    private BackupTarget target() {
        return instance.backup().target();
    }

    /** {@return the folder of the instance: nothing of another one is below it} */
    String folder() {
        String prefix = target().folderOf(
                        instance.environment().portfolio(),
                        instance.environment().name());
        String root = target() instanceof BackupTarget.S3 s3 ? s3.bucket() + "/" : "";
        return "target:" + root + prefix + "/" + instance.instance().name();
    }

    List<EnvVar> environment() {
        List<EnvVar> variables = new ArrayList<>();
        variables.add(variable("HOME", "/tmp"));
        variables.add(variable("RCLONE_CONFIG", "/notfound"));
        if (target() instanceof BackupTarget.S3 s3) {
            variables.add(variable("RCLONE_CONFIG_TARGET_TYPE", "s3"));
            variables.add(variable(
                    "RCLONE_CONFIG_TARGET_PROVIDER",
                    s3.access().provider().orElse(s3.endpoint().isPresent() ? "Other" : "AWS")));
            variables.add(variable("RCLONE_CONFIG_TARGET_REGION", s3.region()));
            s3.endpoint().ifPresent(endpoint -> variables.add(variable("RCLONE_CONFIG_TARGET_ENDPOINT", endpoint)));
            s3.access()
                    .authority()
                    .ifPresent(secret -> variables.add(variable("RCLONE_CA_CERT", AUTHORITY + "/ca.crt")));
            s3.access().role().ifPresent(role -> variables.add(variable("RCLONE_CONFIG_TARGET_ENV_AUTH", "true")));
            // The bucket exists, and whoever stores copies need not be allowed to make one.
            variables.add(variable("RCLONE_S3_NO_CHECK_BUCKET", "true"));
        } else {
            variables.add(variable("RCLONE_CONFIG_TARGET_TYPE", "alias"));
            variables.add(variable("RCLONE_CONFIG_TARGET_REMOTE", FOLDER));
        }
        variables.add(variable("TARGET", folder()));
        return variables;
    }

    /** {@return the volumes that it needs: of credentials, of a CA, or of the copies themselves} */
    List<Volume> volumes() {
        if (!(target() instanceof BackupTarget.S3 s3)) {
            return List.of(PodParts.claimVolume(VOLUME, ((BackupTarget.Volume) target()).claim()));
        }
        List<Volume> volumes = new ArrayList<>();
        if (s3.access().role().isEmpty()) {
            volumes.add(PodVolumes.secretFiles(
                    VOLUME, s3.secretOf(instance.instance().name()), BackupTarget.S3.KEYS.toArray(String[]::new)));
        }
        s3.access().authority().ifPresent(secret -> volumes.add(PodVolumes.secretFiles("authority", secret, "ca.crt")));
        return volumes;
    }

    /** {@return where they are mounted; a job that only verifies writes nothing} */
    List<VolumeMount> mounts(boolean isWritten) {
        if (!(target() instanceof BackupTarget.S3 s3)) {
            return List.of(isWritten ? PodParts.mount(VOLUME, FOLDER) : PodParts.readOnlyMount(VOLUME, FOLDER));
        }
        List<VolumeMount> mounts = new ArrayList<>();
        if (s3.access().role().isEmpty()) {
            mounts.add(PodParts.readOnlyMount(VOLUME, CREDENTIALS));
        }
        s3.access().authority().ifPresent(secret -> mounts.add(PodParts.readOnlyMount("authority", AUTHORITY)));
        return mounts;
    }

    /** {@return the role of AWS that stands in for keys} */
    Optional<String> role() {
        return target() instanceof BackupTarget.S3 s3
                ? s3.roleOf(instance.instance().name())
                : Optional.empty();
    }

    /** {@return the ways there; none if it leads through no network of the pod} */
    List<NetworkPolicyEgressRule> ways() {
        if (!(target() instanceof BackupTarget.S3 s3)) {
            return List.of();
        }
        Optional<String> namespace = namespace(s3);
        List<NetworkPolicyEgressRule> ways = new ArrayList<>();
        ways.add(
                namespace.isPresent()
                        ? inCluster(namespace, s3.access())
                        : NetworkRules.out(NetworkRules.everywhere(), s3.port()));
        if (s3.access().role().isPresent()) {
            // The token service, and the agent of the node.
            if (namespace.isPresent() || s3.port() != HTTPS) {
                ways.add(NetworkRules.out(NetworkRules.everywhere(), HTTPS));
            }
            ways.add(NetworkRules.out(
                    POD_IDENTITY.stream()
                            .map(address -> NetworkRules.block(address))
                            .toList(),
                    HTTP));
        }
        return ways;
    }

    /** {@return the namespace of a store in the cluster; a host without a dot is a Service beside the instance} */
    private Optional<String> namespace(BackupTarget.S3 s3) {
        Optional<String> named = s3.access().namespace().or(s3::namespaceOfService);
        if (named.isPresent()) {
            return named;
        }
        return s3.host().contains(".")
                ? Optional.empty()
                : Optional.of(instance.environment().namespace());
    }

    /** A policy sees the port of the pods, which need not be that of their Service; and some networks match no pod by its address. */
    private static NetworkPolicyEgressRule inCluster(Optional<String> namespace, S3Access access) {
        List<NetworkPolicyPeer> pods = List.of(NetworkRules.pods(namespace, access.labels()));
        return access.podPort() == 0 ? NetworkRules.out(pods) : NetworkRules.out(pods, access.podPort());
    }
}
