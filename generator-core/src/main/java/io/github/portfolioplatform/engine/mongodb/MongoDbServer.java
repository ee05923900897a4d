package io.github.portfolioplatform.engine.mongodb;

import static io.github.portfolioplatform.engine.PodParts.emptyDirectory;
import static io.github.portfolioplatform.engine.PodParts.exec;
import static io.github.portfolioplatform.engine.PodParts.mount;
import static io.github.portfolioplatform.engine.PodParts.tcp;

import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Volume;
import io.github.portfolioplatform.engine.AccessJob;
import io.github.portfolioplatform.engine.CertificateShape;
import io.github.portfolioplatform.engine.DatabaseServer;
import io.github.portfolioplatform.engine.InstanceNames;
import io.github.portfolioplatform.engine.OperatorCommands;
import io.github.portfolioplatform.engine.PodCommands;
import io.github.portfolioplatform.engine.PodContribution;
import io.github.portfolioplatform.engine.PodVolumes;
import io.github.portfolioplatform.engine.Probes;
import io.github.portfolioplatform.engine.RefusedCommand;
import io.github.portfolioplatform.engine.Rotation;
import io.github.portfolioplatform.model.AuditLevel;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.Memory;
import io.github.portfolioplatform.model.Posture.Choice;
import io.github.portfolioplatform.model.RunAs;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A MongoDB server on the Docker Official Image. Each of its parts depends on one choice of the posture.
 *
 * @see <a href="https://github.com/docker-library/docs/blob/master/mongo/README.md">the environment variables of the image</a>
 */
final class MongoDbServer implements DatabaseServer {

    /** The port that clients connect to. */
    static final int PORT = 27017;

    /** The image declares {@code /data/configdb} a volume; an empty directory keeps the runtime from making an anonymous one. */
    private static final String CONFIG_VOLUME = "mongodb-configdb";
    /** Where the empty directory is mounted. */
    private static final String CONFIG_PATH = "/data/configdb";
    /** SIGTERM writes a checkpoint. */
    private static final long GRACE_PERIOD_SECONDS = 120;
    /**
     * A session whose client is gone ends within two minutes. {@code mongod} has no setting for it: it asks an idle client after 300 seconds,
     * or after the time of the system if that is less.
     *
     * @see <a href="https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/">Kubernetes: safe sysctls</a>
     */
    private static final SortedMap<String, String> DEAD_CLIENTS = new TreeMap<>(Map.of(
            "net.ipv4.tcp_keepalive_time", "60",
            "net.ipv4.tcp_keepalive_intvl", "10",
            "net.ipv4.tcp_keepalive_probes", "4"));

    private final Environment environment;
    private final MongoDb instance;
    private final InstanceNames names;
    private final MongoDbUsers users;

    MongoDbServer(Environment environment, MongoDb instance) {
        this.environment = environment;
        this.instance = instance;
        this.names = InstanceNames.of(environment, instance);
        this.users = MongoDbUsers.of(environment, instance);
    }

    private boolean has(Choice choice) {
        return environment.posture().includes(choice);
    }

    @Override
    public String dataMountPath() {
        return MongoDbPaths.DATA;
    }

    @Override
    public RunAs runAs() {
        return MongoDbImages.USER.of(instance);
    }

    /** The image changes the owner of the data, and not that of the key. */
    @Override
    public Optional<Long> volumeGroup() {
        return has(Choice.TLS) && !has(Choice.PODS) ? Optional.of(runAs().group()) : Optional.empty();
    }

    @Override
    public PodContribution pod() {
        return PodContribution.ofVolume(configFolder(), mount(CONFIG_VOLUME, CONFIG_PATH))
                .plus(users.firstStart())
                .plus(settings())
                .plus(users.passwords())
                .plus(has(Choice.TLS) ? ServerTls.pod(names) : PodContribution.NONE)
                .plus(has(Choice.PODS) ? ofRestrictedPod() : PodContribution.NONE)
                .plus(PodContribution.ofLife(probes(), GRACE_PERIOD_SECONDS));
    }

    private Volume configFolder() {
        return has(Choice.PODS)
                ? PodVolumes.emptyDirectory(CONFIG_VOLUME, Memory.mebibytes(1))
                : emptyDirectory(CONFIG_VOLUME);
    }

    private PodContribution settings() {
        return has(Choice.TLS)
                ? MongodConfiguration.pod(names)
                : PodContribution.ofArguments(List.of(
                        "--wiredTigerCacheSizeGB",
                        CacheSize.gigabytes(instance.allocation().limits().memory()),
                        "--bind_ip_all",
                        "--ipv6"));
    }

    /** All else of the root is read-only. */
    private static PodContribution ofRestrictedPod() {
        return PodContribution.ofVolume(
                        MongoDbPaths.temporary(), mount(MongoDbPaths.TEMPORARY_VOLUME, MongoDbPaths.TEMPORARY))
                .plus(PodContribution.ofSysctls(DEAD_CLIENTS));
    }

    private Probes probes() {
        String port = instance.engine().id();
        return new Probes(tcp(port, 10, 5, 180), ready(port), tcp(port, 20, 10, 6));
    }

    /**
     * A shell costs half a second of CPU, more at each start than the server idles with. So only a server with TLS is asked by one, which
     * proves its certificate, too, and seldom; {@code hello} needs no login.
     */
    private Probe ready(String port) {
        return has(Choice.TLS)
                ? exec(ServerTls.shell("--eval", "quit(db.hello().isWritablePrimary ? 0 : 1)"), 30, 15, 3)
                : tcp(port, 10, 5, 3);
    }

    @Override
    public SortedMap<String, String> configuration() {
        return has(Choice.TLS) ? new MongodConfiguration(instance, audit()).files() : Collections.emptySortedMap();
    }

    private Optional<AuditLevel> audit() {
        return has(Choice.AUDIT) ? Optional.of(instance.basics().security().audit()) : Optional.empty();
    }

    @Override
    public SortedMap<String, String> access() {
        return users.scripts();
    }

    @Override
    public Optional<AccessJob> accessJob() {
        return has(Choice.TLS)
                ? users.job().or(() -> Optional.of(ServerTls.reload(names, users.inUse())))
                : Optional.empty();
    }

    @Override
    public Optional<CertificateShape> certificate() {
        return has(Choice.TLS) ? Optional.of(ServerTls.SHAPE) : Optional.empty();
    }

    @Override
    public Optional<Rotation> rotation() {
        return users.rotation();
    }

    @Override
    public List<RefusedCommand> refused() {
        return users.refused();
    }

    @Override
    public OperatorCommands commands(PodCommands pod) {
        return new MongoDbCommands(instance, users, has(Choice.TLS), pod);
    }
}
