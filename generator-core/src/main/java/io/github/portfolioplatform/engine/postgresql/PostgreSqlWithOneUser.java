package io.github.portfolioplatform.engine.postgresql;

import static io.github.portfolioplatform.engine.PodParts.mount;
import static io.github.portfolioplatform.engine.PodParts.secretVariable;
import static io.github.portfolioplatform.engine.PodParts.variable;
import static io.github.portfolioplatform.engine.PodVolumes.emptyMemory;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.github.portfolioplatform.engine.InstanceNames;
import io.github.portfolioplatform.engine.OperatorCommands;
import io.github.portfolioplatform.engine.PodCommands;
import io.github.portfolioplatform.engine.PodContribution;
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
    public OperatorCommands commands(PodCommands pod) {
        return PostgreSqlCommands.ofDevelopment(instance, pod);
    }
}
