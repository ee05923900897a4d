package io.github.portfolioplatform.engine.redis;

import static io.github.portfolioplatform.engine.PodParts.variable;

import io.github.portfolioplatform.engine.AccessJob;
import io.github.portfolioplatform.engine.CertificateShape;
import io.github.portfolioplatform.engine.DataCopies;
import io.github.portfolioplatform.engine.DatabaseClient;
import io.github.portfolioplatform.engine.Endpoint;
import io.github.portfolioplatform.engine.InstanceNames;
import io.github.portfolioplatform.engine.OperatorCommands;
import io.github.portfolioplatform.engine.PodCommands;
import io.github.portfolioplatform.engine.PodContribution;
import io.github.portfolioplatform.engine.SecuredServer;
import io.github.portfolioplatform.engine.UserSecret;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.Memory;
import io.github.portfolioplatform.model.Redis;
import io.github.portfolioplatform.model.RunAs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A Redis instance of production on the Docker Official Image, or on that of Valkey.
 *
 * <p>A password changes in three steps: somebody stores the new one; the Secrets of its user and of the server follow, each in its time; the
 * access job lets the server read the new hash. From then on the old password is refused. Connections stay that are open already, but for
 * Redis before 7.2, which closes all of them; new ones need the new password, so the application restarts when its Secret has changed. The
 * password of {@code reload} is different: once the job has the new one and the server has not, only a restart of the server helps, and the
 * job says so.
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

    /** Creates the server of that instance. */
    public SecuredRedisServer(Environment environment, Redis instance) {
        this.instance = instance;
        this.names = InstanceNames.of(environment, instance);
        this.flavour = Flavour.of(instance.image());
        this.volumes = new SecuredVolumes(names);
        this.endpoint = Endpoint.in(environment, names.host(environment.namespace()), RedisServer.PORT);
    }

    @Override
    public SortedMap<String, String> configuration() {
        return new TreeMap<>(Map.of(SecuredConfiguration.KEY, SecuredConfiguration.of(instance)));
    }

    @Override
    public SortedMap<String, String> access() {
        return new TreeMap<>(Map.of(AccessScript.KEY, AccessScript.of(flavour)));
    }

    @Override
    public PodContribution pod() {
        List<String> arguments = new ArrayList<>(List.of(flavour.server(), SecuredVolumes.CONFIGURATION));
        arguments.addAll(Persistence.ARGUMENTS);
        return new PodContribution(
                arguments,
                List.of(),
                volumes.ofServer(),
                volumes.mountsOfServer(),
                Optional.of(PingProbes.of(probing())),
                Optional.of(RedisServer.GRACE_PERIOD_SECONDS));
    }

    /** The client names a user only if it has a password, so it gets one that means nothing. */
    private String probing() {
        return flavour.client() + " --tls --cacert " + SecuredVolumes.AUTHORITY + " -h localhost -p " + RedisServer.PORT
                + " --user " + AclFile.PROBE + " --pass none --no-auth-warning";
    }

    @Override
    public AccessJob accessJob() {
        return new AccessJob(
                List.of("sh", SecuredVolumes.SCRIPT),
                List.of(variable(AccessScript.HOST, names.service())),
                volumes.ofJob(),
                volumes.mountsOfJob(),
                Memory.mebibytes(32));
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
    public OperatorCommands commands(PodCommands pod) {
        return new SecuredRedisCommands(flavour, names, pod);
    }
}
