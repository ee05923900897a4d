package io.github.portfolioplatform.engine.redis;

import io.github.portfolioplatform.engine.AccessJob;
import io.github.portfolioplatform.engine.BundledText;
import io.github.portfolioplatform.engine.CertificateShape;
import io.github.portfolioplatform.engine.DataCopies;
import io.github.portfolioplatform.engine.DatabaseClient;
import io.github.portfolioplatform.engine.Endpoint;
import io.github.portfolioplatform.engine.InstanceNames;
import io.github.portfolioplatform.engine.OperatorCommands;
import io.github.portfolioplatform.engine.PodCommands;
import io.github.portfolioplatform.engine.PodContribution;
import io.github.portfolioplatform.engine.RefusedCommand;
import io.github.portfolioplatform.engine.Rotation;
import io.github.portfolioplatform.engine.SecuredServer;
import io.github.portfolioplatform.engine.UserSecret;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.RunAs;
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
public final class SecuredRedisServer implements SecuredServer {

    private final Redis instance;
    private final InstanceNames names;
    private final Flavour flavour;
    private final SecuredVolumes volumes;
    private final Endpoint endpoint;
    private final String namespace;

    /** Creates the server of that instance. */
    public SecuredRedisServer(Environment environment, Redis instance) {
        this.instance = instance;
        this.names = InstanceNames.of(environment, instance);
        this.flavour = Flavour.of(instance.image());
        this.volumes = new SecuredVolumes(names);
        this.namespace = environment.namespace();
        this.endpoint = Endpoint.in(environment, names.host(environment.namespace()), RedisServer.PORT);
    }

    @Override
    public SortedMap<String, String> configuration() {
        SortedMap<String, String> files = BundledText.all(SecuredRedisServer.class, "start.sh", "users.sh", "watch.sh");
        files.put(
                "alive.sh",
                new BundledText(SecuredRedisServer.class, "alive.sh").with(Map.of("answers", PingProbes.ALIVE)));
        files.put(SecuredConfiguration.KEY, SecuredConfiguration.of(instance));
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
                new ArrayList<>(List.of("sh", SecuredVolumes.START, flavour.server(), SecuredVolumes.CONFIGURATION));
        arguments.addAll(Persistence.ARGUMENTS);
        return new PodContribution(
                arguments,
                List.of(),
                volumes.ofServer(),
                volumes.mountsOfServer(),
                Optional.of(PingProbes.of(
                        probing("--tls --cacert " + SecuredVolumes.AUTHORITY + " -h localhost -p " + RedisServer.PORT),
                        alive())),
                Optional.of(RedisServer.GRACE_PERIOD_SECONDS));
    }

    /** The client names a user only if it has a password, so it gets one that means nothing. */
    private String probing(String address) {
        return flavour.client() + " " + address + " --user " + AclFile.PROBE + " --pass none --no-auth-warning";
    }

    /** Liveness does not depend on a certificate, which may have expired. */
    private List<String> alive() {
        List<String> command = new ArrayList<>(List.of("sh", SecuredVolumes.ALIVE));
        command.addAll(List.of(probing("-s " + SecuredVolumes.SOCKET).split(" ")));
        return command;
    }

    @Override
    public Optional<AccessJob> accessJob() {
        return Optional.empty();
    }

    @Override
    public List<UserSecret> secrets() {
        return RedisSecrets.of(names, user -> client(user, endpoint));
    }

    @Override
    public DataCopies copies() {
        return new RedisCopies(instance, names).secured();
    }

    @Override
    public CertificateShape certificate() {
        return new CertificateShape(false, false);
    }

    @Override
    public RunAs runAs() {
        return instance.basics().security().runAs().orElseGet(() -> RedisCopies.user(instance));
    }

    @Override
    public DatabaseClient client(Endpoint endpoint) {
        return client(RedisUser.APP, endpoint);
    }

    private DatabaseClient client(RedisUser user, Endpoint at) {
        return new RedisClient(instance, Optional.of(user.id()), RedisSecrets.password(names, user), at);
    }

    @Override
    public Rotation rotation() {
        return RedisRotation.in(namespace);
    }

    @Override
    public List<RefusedCommand> refused() {
        return Refusal.ALL;
    }

    @Override
    public OperatorCommands commands(PodCommands pod) {
        return new SecuredRedisCommands(flavour, names, pod);
    }
}
