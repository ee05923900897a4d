package io.github.portfolioplatform.engine.mongodb;

import static io.github.portfolioplatform.engine.PodParts.emptyDirectory;
import static io.github.portfolioplatform.engine.PodParts.mount;
import static io.github.portfolioplatform.engine.PodParts.secretVariable;
import static io.github.portfolioplatform.engine.PodParts.tcp;
import static io.github.portfolioplatform.engine.PodParts.variable;

import io.github.portfolioplatform.engine.InstanceNames;
import io.github.portfolioplatform.engine.OperatorCommands;
import io.github.portfolioplatform.engine.PodCommands;
import io.github.portfolioplatform.engine.PodContribution;
import io.github.portfolioplatform.engine.Probes;
import java.util.List;
import java.util.Optional;

/** A MongoDB server with one user, who may do everything. */
final class MongoDbWithOneUser extends MongoDbServer {

    MongoDbWithOneUser(MongoDb instance) {
        super(instance);
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
    public OperatorCommands commands(PodCommands pod) {
        return new MongoDbCommands(instance, pod);
    }
}
