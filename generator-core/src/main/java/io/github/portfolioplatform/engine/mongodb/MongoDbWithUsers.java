package io.github.portfolioplatform.engine.mongodb;

import io.github.portfolioplatform.engine.AccessJob;
import io.github.portfolioplatform.engine.CertificateShape;
import io.github.portfolioplatform.engine.InstanceNames;
import io.github.portfolioplatform.engine.OperatorCommands;
import io.github.portfolioplatform.engine.PodCommands;
import io.github.portfolioplatform.engine.PodContribution;
import io.github.portfolioplatform.engine.RefusedCommand;
import io.github.portfolioplatform.engine.Rotation;
import io.github.portfolioplatform.model.Environment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A MongoDB instance of production on the Docker Official Image. There is no root: a script of the first start creates all users, and from
 * then on the access job, as an administrator of users who reads no data.
 *
 * @see <a href="https://www.mongodb.com/docs/manual/administration/security-checklist/">MongoDB: security checklist</a>
 * @see <a href="https://github.com/docker-library/docs/blob/master/mongo/README.md">the files that the image reads at its first start</a>
 */
final class MongoDbWithUsers extends MongoDbServer {

    /** The readiness probe starts a shell each time. */
    private static final String SHELL_CONFIGURATION = """
            # The readiness probe starts a shell every 30 seconds, each of which would leave a log file in /tmp for 30 days.
            mongosh:
              disableLogging: true
              forceDisableTelemetry: true
            """;

    private final Environment environment;
    private final InstanceNames names;

    MongoDbWithUsers(Environment environment, MongoDb instance) {
        super(instance);
        this.environment = environment;
        this.names = InstanceNames.of(environment, instance);
    }

    @Override
    public SortedMap<String, String> configuration() {
        return new TreeMap<>(Map.of(
                MongoDbPod.SERVER_CONFIGURATION,
                new MongodConfiguration(instance).text(),
                MongoDbPod.SHELL_CONFIGURATION,
                SHELL_CONFIGURATION));
    }

    @Override
    public SortedMap<String, String> access() {
        AccessScripts scripts = new AccessScripts(instance, names, environment.namespace());
        return new TreeMap<>(Map.of(AccessScripts.USERS, scripts.users(), AccessScripts.ACCESS, scripts.access()));
    }

    @Override
    public PodContribution pod() {
        return new MongoDbPod(instance, names).server();
    }

    @Override
    public Optional<AccessJob> accessJob() {
        return Optional.of(new MongoDbPod(instance, names).access());
    }

    /** {@return a certificate with its key in one file; the server is a client of nobody} */
    @Override
    public Optional<CertificateShape> certificate() {
        return Optional.of(new CertificateShape(true, false));
    }

    @Override
    public Optional<Rotation> rotation() {
        return Optional.of(
                MongoDbRotation.of(environment.production().orElseThrow().secrets()));
    }

    @Override
    public List<RefusedCommand> refused() {
        return Refusal.ALL;
    }

    @Override
    public OperatorCommands commands(PodCommands pod) {
        return new MongoDbCommandsOfUsers(instance, names, pod);
    }
}
