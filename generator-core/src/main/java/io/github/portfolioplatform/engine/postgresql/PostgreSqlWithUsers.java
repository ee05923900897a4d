package io.github.portfolioplatform.engine.postgresql;

import io.github.portfolioplatform.engine.AccessJob;
import io.github.portfolioplatform.engine.CertificateShape;
import io.github.portfolioplatform.engine.InstanceNames;
import io.github.portfolioplatform.engine.OperatorCommands;
import io.github.portfolioplatform.engine.PodCommands;
import io.github.portfolioplatform.engine.PodContribution;
import io.github.portfolioplatform.engine.RefusedCommand;
import io.github.portfolioplatform.engine.Rotation;
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
final class PostgreSqlWithUsers extends PostgreSqlServer {

    private final Environment environment;
    private final InstanceNames names;
    private final PostgreSqlUsers users;
    private final PostgreSqlPod pod;

    PostgreSqlWithUsers(Environment environment, PostgreSql instance) {
        super(instance);
        this.environment = environment;
        this.names = InstanceNames.of(environment, instance);
        this.users = new PostgreSqlUsers(instance, names);
        this.pod = new PostgreSqlPod(instance, names, users);
    }

    @Override
    public SortedMap<String, String> configuration() {
        ServerConfiguration configuration = new ServerConfiguration(instance, isPostgresOfTheImage());
        return new TreeMap<>(Map.of(
                "postgresql.conf",
                configuration.settings(),
                "pg_hba.conf",
                configuration.authentication(),
                PostgreSqlPod.SUPERUSER_FILE,
                PostgreSqlPod.CREDENTIALS + "/superuser"));
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
    public Optional<CertificateShape> certificate() {
        return Optional.of(new CertificateShape(false, false));
    }

    @Override
    public Optional<Rotation> rotation() {
        return Optional.of(
                PostgreSqlRotation.of(environment.production().orElseThrow().secrets()));
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
