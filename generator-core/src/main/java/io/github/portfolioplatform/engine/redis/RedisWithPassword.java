package io.github.portfolioplatform.engine.redis;

import static io.github.portfolioplatform.engine.PodParts.readOnlyMount;
import static io.github.portfolioplatform.engine.PodParts.secretFile;
import static io.github.portfolioplatform.engine.PodParts.secretVariable;

import io.github.portfolioplatform.engine.BundledText;
import io.github.portfolioplatform.engine.InstanceNames;
import io.github.portfolioplatform.engine.OperatorCommands;
import io.github.portfolioplatform.engine.PodCommands;
import io.github.portfolioplatform.engine.PodContribution;
import io.github.portfolioplatform.model.RunAs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Redis server with one password, and no users.
 *
 * <p>The server reads its password from a file, so that it stands in no process list; clients inside the pod read it from {@code
 * REDISCLI_AUTH}. The image's entrypoint stays, because it is what steps down from root.
 *
 * @see <a href="https://github.com/redis/docker-library-redis">the image's entrypoint</a>
 */
final class RedisWithPassword extends RedisServer {

    private static final String CONFIGURATION_FOLDER = "/etc/redis";
    private static final String CONFIGURATION_VOLUME = "redis-configuration";
    /** 0444: the entrypoint drops all groups before it starts the server, so that a group could not read the file. */
    private static final int READABLE = 292;

    private static final String PING = "redis-cli -h 127.0.0.1 -p " + PORT;

    private static final int FIRST_THAT_KEEPS_OWNERS = 8;

    RedisWithPassword(Redis instance) {
        super(instance);
    }

    @Override
    public PodContribution pod() {
        String secret = InstanceNames.of(instance).credentials();
        return new PodContribution(
                arguments(),
                List.of(secretVariable("REDISCLI_AUTH", secret, PASSWORD_KEY)),
                List.of(secretFile(CONFIGURATION_VOLUME, secret, RedisSecrets.CONFIGURATION, READABLE)),
                List.of(readOnlyMount(CONFIGURATION_VOLUME, CONFIGURATION_FOLDER)),
                Optional.of(PingProbes.of(PING)),
                Optional.of(GRACE_PERIOD_SECONDS));
    }

    /** The entrypoint of Redis 8 changes no owner in a folder with files that it does not know, such as {@code lost+found}. */
    @Override
    public Optional<Long> volumeGroup() {
        boolean keepsOwner = Flavour.of(instance.image()) == Flavour.REDIS
                && instance.image().version().major() >= FIRST_THAT_KEEPS_OWNERS;
        return keepsOwner ? Optional.of(RedisCopies.user(instance).group()) : Optional.empty();
    }

    private List<String> arguments() {
        List<String> arguments = new ArrayList<>(locking());
        arguments.addAll(List.of("redis-server", CONFIGURATION_FOLDER + "/" + RedisSecrets.CONFIGURATION));
        arguments.addAll(Persistence.ARGUMENTS);
        arguments.addAll(List.of("--maxmemory", DataMemory.of(instance), "--maxmemory-policy", DataMemory.POLICY));
        return arguments;
    }

    /** A copy goes back into the volume, so the job that restores it has to know whether a server runs there. */
    private List<String> locking() {
        if (instance.basics().backup().isEmpty()) {
            return List.of();
        }
        RunAs ids = RedisCopies.user(instance);
        String script =
                new BundledText(RedisServer.class, "locked.sh").with(Map.of("ids", ids.user() + ":" + ids.group()));
        return List.of("sh", "-c", script, "sh");
    }

    @Override
    public OperatorCommands commands(PodCommands pod) {
        return new RedisCommands(Flavour.of(instance.image()), pod);
    }
}
