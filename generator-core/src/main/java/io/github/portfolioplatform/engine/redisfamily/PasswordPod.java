package io.github.portfolioplatform.engine.redisfamily;

import static io.github.portfolioplatform.engine.PodParts.readOnlyMount;
import static io.github.portfolioplatform.engine.PodParts.secretFile;
import static io.github.portfolioplatform.engine.PodParts.secretVariable;

import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.github.portfolioplatform.engine.BundledText;
import io.github.portfolioplatform.engine.InstanceNames;
import io.github.portfolioplatform.engine.PodContribution;
import io.github.portfolioplatform.engine.PodVolumes.SecretFile;
import io.github.portfolioplatform.engine.Probes;
import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.RunAs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The pod of a server with one password and no users. The server reads its password from a file, so that it is in no process list; clients in
 * the pod read it from {@code REDISCLI_AUTH}.
 *
 * @param instance the instance
 * @param family whose programs and folders they are
 * @param names the names of what belongs to the instance
 * @param tls whether clients connect over TLS
 */
record PasswordPod(DatabaseInstance instance, RedisFamily family, InstanceNames names, boolean tls) {

    private static final String CONFIGURATION = "configuration";
    /** 0444: the entrypoint drops all groups before it starts the server, so that a group could not read the file. */
    private static final int READABLE = 292;

    /** {@return what the server needs of its pod} */
    PodContribution pod() {
        String secret = names.credentials();
        SecretFile file = new SecretFile(secret, RedisSecrets.CONFIGURATION, family.configuration());
        List<Volume> volumes = new ArrayList<>(List.of(secretFile(family.volume(CONFIGURATION), file, READABLE)));
        List<VolumeMount> mounts =
                new ArrayList<>(List.of(readOnlyMount(family.volume(CONFIGURATION), family.folder())));
        if (tls) {
            volumes.add(RedisTls.volume(names));
            mounts.add(RedisTls.mount());
        }
        return new PodContribution(
                arguments(),
                List.of(secretVariable("REDISCLI_AUTH", secret, RedisFamily.PASSWORD_KEY)),
                volumes,
                mounts,
                Optional.of(probes()),
                Optional.of(RedisServer.GRACE_PERIOD_SECONDS));
    }

    private List<String> arguments() {
        List<String> arguments = new ArrayList<>(locking());
        arguments.addAll(List.of(family.server(), family.folder() + "/" + family.configuration()));
        arguments.addAll(Persistence.ARGUMENTS);
        arguments.addAll(List.of("--maxmemory", DataMemory.of(instance), "--maxmemory-policy", DataMemory.POLICY));
        if (tls) {
            arguments.addAll(RedisTls.OF_SERVER);
        }
        return arguments;
    }

    /** A copy goes back into the volume, so the job that restores it has to know whether a server runs there. */
    private List<String> locking() {
        if (instance.basics().backup().isEmpty()) {
            return List.of();
        }
        RunAs ids = RedisCopies.user(instance);
        String script =
                new BundledText(RedisServer.class, "locked.sh").with(Map.of("ids", ids.user() + ":" + ids.group()));
        return List.of("sh", "-c", script, "sh");
    }

    private Probes probes() {
        String client = family.client() + " ";
        return tls
                ? PingProbes.of(client + RedisTls.OF_CLIENT, client + RedisTls.OF_LIVENESS)
                : PingProbes.of(client + "-h 127.0.0.1 -p " + RedisServer.PORT);
    }
}
