package io.github.portfolioplatform.engine.mongodb;

import static io.github.portfolioplatform.engine.PodParts.emptyDirectory;
import static io.github.portfolioplatform.engine.PodParts.mount;
import static io.github.portfolioplatform.engine.PodParts.secretVariable;
import static io.github.portfolioplatform.engine.PodParts.tcp;
import static io.github.portfolioplatform.engine.PodParts.variable;

import io.github.portfolioplatform.engine.DataCopies;
import io.github.portfolioplatform.engine.DatabaseClient;
import io.github.portfolioplatform.engine.DatabaseServer;
import io.github.portfolioplatform.engine.Endpoint;
import io.github.portfolioplatform.engine.InstanceNames;
import io.github.portfolioplatform.engine.OperatorCommands;
import io.github.portfolioplatform.engine.PodCommands;
import io.github.portfolioplatform.engine.PodContribution;
import io.github.portfolioplatform.engine.Probes;
import io.github.portfolioplatform.engine.SecretPassword;
import java.util.List;
import java.util.Optional;

/**
 * A MongoDB instance on the Docker Official Image.
 *
 * @see <a href="https://github.com/docker-library/docs/blob/master/mongo/README.md">the environment variables of the image</a>
 */
public final class MongoDbServer implements DatabaseServer {

    /** Where the image keeps its data. */
    static final String DATA = "/data/db";

    /** The port that clients connect to. */
    static final int PORT = 27017;

    private static final String PASSWORD_KEY = MongoDb.ENGINE.passwordKey();
    /** The image declares {@code /data/configdb} a volume; an empty directory keeps the runtime from making an anonymous one. */
    static final String CONFIG_VOLUME = "mongodb-configdb";

    /** Where the empty directory is mounted. */
    static final String CONFIG_PATH = "/data/configdb";

    /** SIGTERM writes a checkpoint. */
    static final long GRACE_PERIOD_SECONDS = 120;

    private final MongoDb instance;

    /** Creates the server of that instance. */
    public MongoDbServer(MongoDb instance) {
        this.instance = instance;
    }

    @Override
    public int port() {
        return PORT;
    }

    @Override
    public String dataMountPath() {
        return DATA;
    }

    @Override
    public String passwordKey() {
        return PASSWORD_KEY;
    }

    @Override
    public PodContribution pod() {
        String secret = InstanceNames.of(instance).credentials();
        return new PodContribution(
                List.of(
                        "--wiredTigerCacheSizeGB",
                        CacheSize.gigabytes(instance.allocation().limits().memory()),
                        "--bind_ip_all",
                        "--ipv6"),
                List.of(
                        variable(
                                "MONGO_INITDB_ROOT_USERNAME",
                                instance.credentials().user()),
                        secretVariable("MONGO_INITDB_ROOT_PASSWORD", secret, PASSWORD_KEY),
                        variable("MONGO_INITDB_DATABASE", instance.database())),
                List.of(emptyDirectory(CONFIG_VOLUME)),
                List.of(mount(CONFIG_VOLUME, CONFIG_PATH)),
                Optional.of(probes()),
                Optional.of(GRACE_PERIOD_SECONDS));
    }

    /** All three open a connection only: a shell costs more CPU at each start than the server idles with. */
    private Probes probes() {
        String port = instance.engine().id();
        return new Probes(tcp(port, 10, 5, 180), tcp(port, 10, 5, 3), tcp(port, 20, 10, 6));
    }

    @Override
    public DataCopies copies() {
        return new MongoDbCopies(instance, InstanceNames.of(instance)).plain();
    }

    @Override
    public DatabaseClient client(Endpoint endpoint) {
        SecretPassword password =
                new SecretPassword(InstanceNames.of(instance).credentials(), PASSWORD_KEY, instance.password());
        return new MongoDbClient(instance, instance.credentials().user(), password, endpoint);
    }

    @Override
    public OperatorCommands commands(PodCommands pod) {
        return new MongoDbCommands(instance, pod);
    }
}
