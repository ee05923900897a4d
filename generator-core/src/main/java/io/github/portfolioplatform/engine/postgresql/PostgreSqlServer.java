package io.github.portfolioplatform.engine.postgresql;

import static io.github.portfolioplatform.engine.PodParts.mount;
import static io.github.portfolioplatform.engine.PodVolumes.emptyDirectory;
import static io.github.portfolioplatform.engine.PodVolumes.emptyMemory;

import io.github.portfolioplatform.engine.AccessJob;
import io.github.portfolioplatform.engine.CertificateShape;
import io.github.portfolioplatform.engine.DatabaseServer;
import io.github.portfolioplatform.engine.InstanceNames;
import io.github.portfolioplatform.engine.OperatorCommands;
import io.github.portfolioplatform.engine.PodCommands;
import io.github.portfolioplatform.engine.PodContribution;
import io.github.portfolioplatform.engine.Probes;
import io.github.portfolioplatform.engine.RefusedCommand;
import io.github.portfolioplatform.engine.Rotation;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.Memory;
import io.github.portfolioplatform.model.Posture.Choice;
import io.github.portfolioplatform.model.RunAs;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A PostgreSQL server on the Docker Official Image. Each of its parts depends on one choice of the posture.
 *
 * @see <a href="https://github.com/docker-library/docs/blob/master/postgres/README.md">the environment variables of the image</a>
 */
final class PostgreSqlServer implements DatabaseServer {

    static final int PORT = 5432;

    /** SIGINT, the image's stop signal, is a fast shutdown that still writes a checkpoint. */
    private static final long GRACE_PERIOD_SECONDS = 120;
    /** A large cache takes its time to be written by the last checkpoint. */
    private static final long LONG_GRACE_PERIOD_SECONDS = 300;

    private final Environment environment;
    private final PostgreSql instance;
    private final InstanceNames names;
    private final PostgreSqlUsers users;

    PostgreSqlServer(Environment environment, PostgreSql instance) {
        this.environment = environment;
        this.instance = instance;
        this.names = InstanceNames.of(environment, instance);
        this.users = PostgreSqlUsers.of(environment, instance);
    }

    private boolean has(Choice choice) {
        return environment.posture().includes(choice);
    }

    @Override
    public String dataMountPath() {
        return DataLayout.of(instance.image().version()).mountPath();
    }

    @Override
    public RunAs runAs() {
        return PostgreSqlImages.USER.of(instance);
    }

    /** The image changes the owner of the data, and not that of the key; it refuses one that others may read. */
    @Override
    public Optional<Long> volumeGroup() {
        return has(Choice.TLS) && !has(Choice.PODS) ? Optional.of(runAs().group()) : Optional.empty();
    }

    @Override
    public PodContribution pod() {
        return users.firstStart()
                .plus(settings())
                .plus(users.passwords())
                .plus(has(Choice.TLS) ? ServerTls.pod(names) : PodContribution.NONE)
                .plus(PodContribution.ofVolume(
                        emptyMemory("shared-memory", Tuning.sharedMemory(instance.allocation())),
                        mount("shared-memory", "/dev/shm")))
                .plus(has(Choice.PODS) ? foldersToWrite() : PodContribution.NONE)
                .plus(PodContribution.ofLife(
                        probes(), has(Choice.PODS) ? LONG_GRACE_PERIOD_SECONDS : GRACE_PERIOD_SECONDS));
    }

    private PodContribution settings() {
        return has(Choice.TLS)
                ? ServerConfiguration.pod(names)
                : PodContribution.ofArguments(Tuning.arguments(instance.allocation()));
    }

    /** All else of the root is read-only. */
    private static PodContribution foldersToWrite() {
        return PodContribution.ofVolume(emptyDirectory("temporary", Memory.mebibytes(64)), mount("temporary", "/tmp"))
                .plus(PodContribution.ofVolume(
                        emptyDirectory("socket", Memory.mebibytes(1)), mount("socket", "/var/run/postgresql")));
    }

    private Probes probes() {
        return AvailabilityProbes.of(PORT, users.first().login(), instance.database());
    }

    @Override
    public SortedMap<String, String> configuration() {
        return has(Choice.TLS)
                ? new ServerConfiguration(instance, users, audit()).files()
                : Collections.emptySortedMap();
    }

    private Optional<AuditSettings> audit() {
        return has(Choice.AUDIT)
                ? Optional.of(new AuditSettings(
                        instance.basics().security().audit(), instance.image().version()))
                : Optional.empty();
    }

    @Override
    public SortedMap<String, String> access() {
        return users.scripts();
    }

    @Override
    public Optional<AccessJob> accessJob() {
        return has(Choice.TLS)
                ? users.job().or(() -> Optional.of(ServerTls.reload(names, users.first())))
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
        return users.commands(pod);
    }
}
