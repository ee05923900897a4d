package io.github.portfolioplatform.engine.postgresql;

import static io.github.portfolioplatform.engine.PodParts.mount;
import static io.github.portfolioplatform.engine.PodParts.secretVariable;
import static io.github.portfolioplatform.engine.PodParts.variable;
import static io.github.portfolioplatform.engine.PodVolumes.emptyMemory;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.github.portfolioplatform.engine.DataCopies;
import io.github.portfolioplatform.engine.DatabaseClient;
import io.github.portfolioplatform.engine.Endpoint;
import io.github.portfolioplatform.engine.InstanceNames;
import io.github.portfolioplatform.engine.OperatorCommands;
import io.github.portfolioplatform.engine.PodCommands;
import io.github.portfolioplatform.engine.PodContribution;
import io.github.portfolioplatform.engine.SecretPassword;
import io.github.portfolioplatform.engine.UserSecret;
import java.util.List;
import java.util.Optional;

/** A PostgreSQL server with one user, the superuser. */
final class PostgreSqlWithOneUser extends PostgreSqlServer {

    /** SIGINT, the image's stop signal, is a fast shutdown that still writes a checkpoint. */
    private static final long GRACE_PERIOD_SECONDS = 120;

    private final DataLayout layout;

    PostgreSqlWithOneUser(PostgreSql instance) {
        super(instance);
        this.layout = DataLayout.of(instance.image().version());
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
    public List<UserSecret> secrets() {
        return List.of(UserSecret.ofOnePassword(InstanceNames.of(instance).credentials(), PASSWORD_KEY));
    }

    @Override
    public DataCopies copies() {
        return new PostgreSqlCopies(instance, InstanceNames.of(instance)).ofOneUser();
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
