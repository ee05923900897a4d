package io.github.portfolioplatform.render.backup;

import static io.github.portfolioplatform.engine.PodParts.variable;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.github.portfolioplatform.engine.PodParts;
import io.github.portfolioplatform.engine.SecuredPodParts;
import io.github.portfolioplatform.model.BackupTarget;
import io.github.portfolioplatform.render.network.NetworkRules;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where copies are kept, as rclone is told it: by variables alone, without a file of its own.
 *
 * @param instance whose copies they are
 * @see <a href="https://rclone.org/docs/#environment-variables">rclone: environment variables</a>
 * @see <a href="https://rclone.org/s3/">rclone: S3</a>
 */
record CopyStore(BackedUpInstance instance) {

    /** The keys of the Secret of a bucket, and the files of them that scripts read. */
    static final String[] KEYS = {"access-key-id", "secret-access-key"};

    private static final String VOLUME = "target";
    private static final String CREDENTIALS = "/run/target";
    private static final String FOLDER = "/backups";
    private static final int HTTP = 80;
    private static final int HTTPS = 443;
    private static final Pattern SERVICE = Pattern.compile("[^.]+\\.([^.]+)\\.svc(?:\\..*)?");

    private BackupTarget target() {
        return instance.backup().target();
    }

    /** {@return the folder of the instance: nothing of another one is below it} */
    private String folder() {
        String prefix = target().prefix()
                .replace("{portfolio}", instance.environment().portfolio())
                .replace("{environment}", instance.environment().name());
        String root = target() instanceof BackupTarget.S3 s3 ? s3.bucket() + "/" : "";
        return "target:" + root + prefix + "/" + instance.instance().name();
    }

    List<EnvVar> environment() {
        List<EnvVar> variables = new ArrayList<>();
        variables.add(variable("HOME", "/tmp"));
        variables.add(variable("RCLONE_CONFIG", "/notfound"));
        if (target() instanceof BackupTarget.S3 s3) {
            variables.add(variable("RCLONE_CONFIG_TARGET_TYPE", "s3"));
            variables.add(
                    variable("RCLONE_CONFIG_TARGET_PROVIDER", s3.endpoint().isPresent() ? "Other" : "AWS"));
            variables.add(variable("RCLONE_CONFIG_TARGET_REGION", s3.region()));
            s3.endpoint().ifPresent(endpoint -> variables.add(variable("RCLONE_CONFIG_TARGET_ENDPOINT", endpoint)));
            // The bucket exists, and whoever stores copies need not be allowed to make one.
            variables.add(variable("RCLONE_S3_NO_CHECK_BUCKET", "true"));
        } else {
            variables.add(variable("RCLONE_CONFIG_TARGET_TYPE", "alias"));
            variables.add(variable("RCLONE_CONFIG_TARGET_REMOTE", FOLDER));
        }
        variables.add(variable("TARGET", folder()));
        return variables;
    }

    /** {@return the volume that it needs, of credentials or of the copies themselves} */
    Volume volume() {
        return target() instanceof BackupTarget.S3 s3
                ? SecuredPodParts.secretFiles(VOLUME, s3.secret(), KEYS)
                : PodParts.claimVolume(VOLUME, ((BackupTarget.Volume) target()).claim());
    }

    /** {@return where it is mounted; who only fetches writes nothing} */
    VolumeMount mount(boolean isWritten) {
        if (target() instanceof BackupTarget.S3) {
            return PodParts.readOnlyMount(VOLUME, CREDENTIALS);
        }
        return isWritten ? PodParts.mount(VOLUME, FOLDER) : PodParts.readOnlyMount(VOLUME, FOLDER);
    }

    /** {@return the way there; empty if it leads through no network of the pod} */
    Optional<NetworkPolicyEgressRule> way() {
        if (!(target() instanceof BackupTarget.S3 s3)) {
            return Optional.empty();
        }
        URI endpoint = URI.create(s3.endpoint().orElse("https://s3.amazonaws.com"));
        int port = endpoint.getPort() >= 0 ? endpoint.getPort() : "http".equals(endpoint.getScheme()) ? HTTP : HTTPS;
        Matcher service = SERVICE.matcher(String.valueOf(endpoint.getHost()));
        return Optional.of(NetworkRules.out(
                service.matches()
                        ? List.of(NetworkRules.pods(Optional.of(service.group(1)), Map.of()))
                        : NetworkRules.everywhere(),
                port));
    }
}
