package io.github.portfolioplatform.engine.postgresql;

import io.github.portfolioplatform.engine.AccessJob;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A PostgreSQL instance of production on the Docker Official Image.
 *
 * @see <a href="https://github.com/docker-library/docs/blob/master/postgres/README.md">the environment variables of the image</a>
 */
public final class SecuredPostgreSqlServer implements SecuredServer {

    private final Environment environment;
    private final PostgreSql instance;
    private final InstanceNames names;
    private final SecuredUsers users;
    private final SecuredPod pod;

    /** Creates the server of that instance. */
    public SecuredPostgreSqlServer(Environment environment, PostgreSql instance) {
        this.environment = environment;
        this.instance = instance;
        this.names = InstanceNames.of(environment, instance);
        this.users = new SecuredUsers(instance, names);
        this.pod = new SecuredPod(instance, names, users);
    }

    @Override
    public SortedMap<String, String> configuration() {
        ServerConfiguration configuration = new ServerConfiguration(instance, isPostgresOfTheImage());
        return new TreeMap<>(Map.of(
                "postgresql.conf",
                configuration.settings(),
                "pg_hba.conf",
                configuration.authentication(),
                SecuredPod.SUPERUSER_FILE,
                SecuredPod.CREDENTIALS + "/superuser"));
    }

    private boolean isPostgresOfTheImage() {
        RunAs image = runAs();
        return instance.basics().security().runAs().orElse(image).user() == image.user();
    }

    @Override
    public SortedMap<String, String> access() {
        return new AccessFiles(instance, environment.namespace()).texts();
    }

    @Override
    public PodContribution pod() {
        return pod.server();
    }

    @Override
    public Optional<AccessJob> accessJob() {
        return Optional.of(pod.access());
    }

    @Override
    public List<UserSecret> secrets() {
        return users.secrets(Endpoint.in(environment, names.host(environment.namespace()), PostgreSqlServer.PORT));
    }

    @Override
    public DataCopies copies() {
        return new PostgreSqlCopies(instance, names).secured(users);
    }

    @Override
    public CertificateShape certificate() {
        return new CertificateShape(false, false);
    }

    @Override
    public RunAs runAs() {
        return PostgreSqlCopies.user(instance);
    }

    @Override
    public DatabaseClient client(Endpoint endpoint) {
        return users.client(users.inUse(), endpoint);
    }

    @Override
    public Rotation rotation() {
        return PostgreSqlRotation.of(environment.production().orElseThrow().secrets());
    }

    @Override
    public List<RefusedCommand> refused() {
        return Refusal.ALL;
    }

    @Override
    public OperatorCommands commands(PodCommands pod) {
        return PostgreSqlCommands.ofProduction(instance, pod);
    }
}
