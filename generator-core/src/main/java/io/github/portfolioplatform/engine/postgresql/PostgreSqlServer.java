package io.github.portfolioplatform.engine.postgresql;

import static io.github.portfolioplatform.engine.PodParts.mount;
import static io.github.portfolioplatform.engine.PodParts.secretVariable;
import static io.github.portfolioplatform.engine.PodParts.variable;
import static io.github.portfolioplatform.engine.SecuredPodParts.emptyMemory;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.github.portfolioplatform.engine.DataCopies;
import io.github.portfolioplatform.engine.DatabaseClient;
import io.github.portfolioplatform.engine.DatabaseServer;
import io.github.portfolioplatform.engine.Endpoint;
import io.github.portfolioplatform.engine.InstanceNames;
import io.github.portfolioplatform.engine.OperatorCommands;
import io.github.portfolioplatform.engine.PodCommands;
import io.github.portfolioplatform.engine.PodContribution;
import io.github.portfolioplatform.engine.SecretPassword;
import java.util.List;
import java.util.Optional;

/**
 * A PostgreSQL instance on the Docker Official Image.
 *
 * @see <a href="https://github.com/docker-library/docs/blob/master/postgres/README.md">the environment variables of the image</a>
 */
public final class PostgreSqlServer implements DatabaseServer {

    static final int PORT = 5432;
    private static final String PASSWORD_KEY = PostgreSql.ENGINE.passwordKey();
    /** SIGINT, the image's stop signal, is a fast shutdown that still writes a checkpoint. */
    private static final long GRACE_PERIOD_SECONDS = 120;

    private final PostgreSql instance;
    private final DataLayout layout;

    /** Creates the server of that instance. */
    public PostgreSqlServer(PostgreSql instance) {
        this.instance = instance;
        this.layout = DataLayout.of(instance.image().version());
    }

    @Override
    public int port() {
        return PORT;
    }

    @Override
    public String dataMountPath() {
        return layout.mountPath();
    }

    @Override
    public String passwordKey() {
        return PASSWORD_KEY;
    }

    @Override
    public PodContribution pod() {
        return new PodContribution(
                Tuning.arguments(instance.allocation()),
                environment(),
                List.of(emptyMemory("shared-memory", Tuning.sharedMemory(instance.allocation()))),
                List.of(mount("shared-memory", "/dev/shm")),
                Optional.of(AvailabilityProbes.of(PORT, instance.credentials().user(), instance.database())),
                Optional.of(GRACE_PERIOD_SECONDS));
    }

    private List<EnvVar> environment() {
        String secret = InstanceNames.of(instance).credentials();
        return List.of(
                variable("POSTGRES_DB", instance.database()),
                variable("POSTGRES_USER", instance.credentials().user()),
                secretVariable("POSTGRES_PASSWORD", secret, PASSWORD_KEY),
                variable(
                        "POSTGRES_INITDB_ARGS",
                        InitialDatabase.arguments(instance.image().version())),
                variable("PGDATA", layout.dataDirectory()));
    }

    @Override
    public DataCopies copies() {
        return new PostgreSqlCopies(instance, InstanceNames.of(instance)).plain();
    }

    @Override
    public DatabaseClient client(Endpoint endpoint) {
        SecretPassword password =
                new SecretPassword(InstanceNames.of(instance).credentials(), PASSWORD_KEY, instance.password());
        return new PostgreSqlClient(instance.database(), instance.credentials().user(), password, endpoint);
    }

    @Override
    public OperatorCommands commands(PodCommands pod) {
        return PostgreSqlCommands.ofDevelopment(instance, pod);
    }
}
