package io.github.portfolioplatform.engine.redisfamily;

import io.github.portfolioplatform.engine.CertificateShape;
import io.github.portfolioplatform.engine.DatabaseServer;
import io.github.portfolioplatform.engine.InstanceNames;
import io.github.portfolioplatform.engine.OperatorCommands;
import io.github.portfolioplatform.engine.PodCommands;
import io.github.portfolioplatform.engine.PodContribution;
import io.github.portfolioplatform.engine.RefusedCommand;
import io.github.portfolioplatform.engine.Rotation;
import io.github.portfolioplatform.model.AuditLevel;
import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.Posture.Choice;
import io.github.portfolioplatform.model.RunAs;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A server of the family on its official image. Each choice of the posture adds what is its own: users of their own take
 * the place of the one password, TLS that of the plain port, and an audit writes refusals down. The image's entrypoint stays, because it is
 * what steps down from root and loads modules.
 *
 * @see <a href="https://github.com/redis/docker-library-redis">the image's entrypoint</a>
 * @see <a href="https://github.com/valkey-io/valkey-container">that of Valkey</a>
 */
final class RedisServer implements DatabaseServer {

    static final int PORT = RedisFamily.PORT;

    /** SIGTERM saves the data. */
    static final long GRACE_PERIOD_SECONDS = 60;

    private final Environment environment;
    private final DatabaseInstance instance;
    private final InstanceNames names;
    private final RedisFamily family;

    RedisServer(Environment environment, DatabaseInstance instance, RedisFamily family) {
        this.environment = environment;
        this.instance = instance;
        this.names = InstanceNames.of(environment, instance);
        this.family = family;
    }

    private boolean has(Choice choice) {
        return environment.posture().includes(choice);
    }

    @Override
    public String dataMountPath() {
        return Persistence.FOLDER;
    }

    @Override
    public RunAs runAs() {
        return RedisCopies.user(instance);
    }

    @Override
    public PodContribution pod() {
        if (has(Choice.USERS)) {
            return new UsersPod(family, names).pod();
        }
        return new PasswordPod(instance, family, names, has(Choice.TLS)).pod();
    }

    /**
     * Some entrypoints change no owner in a folder with files that they do not know, such as {@code lost+found}; and none changes the
     * owner of a mounted key. Restricted pods have a group anyway.
     */
    @Override
    public Optional<Long> volumeGroup() {
        boolean keepsOwner = family.imageKeepsOwners(instance.image().version());
        return (keepsOwner || has(Choice.TLS)) && !has(Choice.PODS) ? Optional.of(runAs().group()) : Optional.empty();
    }

    @Override
    public SortedMap<String, String> configuration() {
        return has(Choice.USERS)
                ? new UsersConfiguration(family, instance, writesRefusals()).files()
                : Collections.emptySortedMap();
    }

    private boolean writesRefusals() {
        return has(Choice.AUDIT) && instance.basics().security().audit() != AuditLevel.NONE;
    }

    @Override
    public Optional<CertificateShape> certificate() {
        return has(Choice.TLS) ? Optional.of(new CertificateShape(false, false)) : Optional.empty();
    }

    @Override
    public Optional<Rotation> rotation() {
        return has(Choice.USERS) ? Optional.of(RedisRotation.in(environment.namespace())) : Optional.empty();
    }

    @Override
    public List<RefusedCommand> refused() {
        return has(Choice.USERS) ? Refusal.ALL : List.of();
    }

    @Override
    public OperatorCommands commands(PodCommands pod) {
        if (has(Choice.USERS)) {
            return new RedisCommandsOfUsers(family, names, pod);
        }
        return new RedisCommands(family, has(Choice.TLS), pod);
    }
}
