package io.github.portfolioplatform.engine.redis;

import io.github.portfolioplatform.engine.AccessJob;
import io.github.portfolioplatform.engine.BundledText;
import io.github.portfolioplatform.engine.CertificateShape;
import io.github.portfolioplatform.engine.InstanceNames;
import io.github.portfolioplatform.engine.OperatorCommands;
import io.github.portfolioplatform.engine.PodCommands;
import io.github.portfolioplatform.engine.PodContribution;
import io.github.portfolioplatform.engine.RefusedCommand;
import io.github.portfolioplatform.engine.Rotation;
import io.github.portfolioplatform.model.Environment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A Redis instance of production on the Docker Official Image, or on that of Valkey.
 *
 * <p>A script starts the server. It takes a lock on the volume, which the server holds as long as it runs, and composes the users from
 * the mounted passwords. Beside the server it leaves a loop that tells it changed passwords and a renewed certificate within seconds after the kubelet
 * has them. The password before counts for a day, and open connections stay, so that an application has a day to take the new one.
 *
 * @see <a href="https://github.com/redis/docker-library-redis">the image's entrypoint</a>
 * @see <a href="https://github.com/valkey-io/valkey-container">that of Valkey</a>
 */
final class RedisWithUsers extends RedisServer {

    private final InstanceNames names;
    private final Flavour flavour;
    private final RedisVolumes volumes;
    private final String namespace;

    RedisWithUsers(Environment environment, Redis instance) {
        super(instance);
        this.names = InstanceNames.of(environment, instance);
        this.flavour = Flavour.of(instance.image());
        this.volumes = new RedisVolumes(names);
        this.namespace = environment.namespace();
    }

    @Override
    public SortedMap<String, String> configuration() {
        SortedMap<String, String> files = BundledText.all(RedisWithUsers.class, "start.sh", "users.sh", "watch.sh");
        files.put(
                "alive.sh",
                new BundledText(RedisWithUsers.class, "alive.sh").with(Map.of("answers", PingProbes.ALIVE)));
        files.put(RedisConfiguration.KEY, RedisConfiguration.of(instance));
        files.put(AclFile.KEY, AclFile.text());
        return files;
    }

    @Override
    public SortedMap<String, String> access() {
        return Collections.emptySortedMap();
    }

    @Override
    public PodContribution pod() {
        List<String> arguments =
                new ArrayList<>(List.of("sh", RedisVolumes.START, flavour.server(), RedisVolumes.CONFIGURATION));
        arguments.addAll(Persistence.ARGUMENTS);
        return new PodContribution(
                arguments,
                List.of(),
                volumes.ofServer(),
                volumes.mountsOfServer(),
                Optional.of(PingProbes.of(
                        probing("--tls --cacert " + RedisVolumes.AUTHORITY + " -h localhost -p " + RedisServer.PORT),
                        alive())),
                Optional.of(RedisServer.GRACE_PERIOD_SECONDS));
    }

    /** The client names a user only if it has a password, so it gets one that means nothing. */
    private String probing(String address) {
        return flavour.client() + " " + address + " --user " + AclFile.PROBE + " --pass none --no-auth-warning";
    }

    /** Liveness does not depend on a certificate, which may have expired. */
    private List<String> alive() {
        List<String> command = new ArrayList<>(List.of("sh", RedisVolumes.ALIVE));
        command.addAll(List.of(probing("-s " + RedisVolumes.SOCKET).split(" ")));
        return command;
    }

    @Override
    public Optional<AccessJob> accessJob() {
        return Optional.empty();
    }

    @Override
    public Optional<CertificateShape> certificate() {
        return Optional.of(new CertificateShape(false, false));
    }

    @Override
    public Optional<Rotation> rotation() {
        return Optional.of(RedisRotation.in(namespace));
    }

    @Override
    public List<RefusedCommand> refused() {
        return Refusal.ALL;
    }

    @Override
    public OperatorCommands commands(PodCommands pod) {
        return new RedisCommandsOfUsers(flavour, names, pod);
    }
}
