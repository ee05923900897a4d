package io.github.portfolioplatform.engine.redis;

import static io.github.portfolioplatform.engine.PodParts.variable;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.github.portfolioplatform.engine.BundledText;
import io.github.portfolioplatform.engine.CopyClient;
import io.github.portfolioplatform.engine.DataCopies;
import io.github.portfolioplatform.engine.DataCopies.Login;
import io.github.portfolioplatform.engine.InstanceNames;
import io.github.portfolioplatform.engine.SecretPassword;
import io.github.portfolioplatform.model.Memory;
import io.github.portfolioplatform.model.RunAs;
import java.util.ArrayList;
import java.util.List;

/**
 * Copies as a replica takes them. They go back into the volume while the server does not run, because no connection takes a whole copy.
 *
 * @param instance the instance
 * @param names the names of what belongs to it
 * @param host where the server is
 */
record RedisCopies(Redis instance, InstanceNames names, String host) {

    private static final RunAs ON_DEBIAN = new RunAs(999, 999);
    private static final RunAs ON_ALPINE = new RunAs(999, 1000);
    /** Less is not enough for the programs themselves. */
    private static final Memory LEAST = Memory.mebibytes(64);

    /** {@return those of development, where there are no users} */
    DataCopies ofPassword() {
        return copies(connection(), Login.of(names.credentials(), Redis.ENGINE.passwordKey()));
    }

    /** {@return those of production, which go through TLS} */
    DataCopies ofUsers() {
        List<EnvVar> environment = new ArrayList<>(connection());
        environment.add(variable("REDIS_CACERT", RedisVolumes.AUTHORITY));
        SecretPassword password = RedisSecrets.password(names, RedisUser.BACKUP);
        return copies(
                environment,
                Login.of(password.secretName(), password.key(), variable("REDIS_USER", RedisUser.BACKUP.id())));
    }

    private List<EnvVar> connection() {
        Flavour flavour = Flavour.of(instance.image());
        return List.of(
                variable("REDIS_HOST", host),
                variable("REDIS_TOOL", flavour.client()),
                variable("CHECK_TOOL", flavour.checker()),
                variable("REDIS_SERVER", flavour.server()));
    }

    private DataCopies copies(List<EnvVar> environment, Login login) {
        return new DataCopies(
                BundledText.all(RedisCopies.class, DataCopies.DUMP, DataCopies.VERIFY, DataCopies.RESTORE, "server.sh"),
                environment,
                login,
                login,
                true,
                client(),
                user(instance));
    }

    /** The check of a copy loads one key after the other, and one key may be all that the server has. */
    private CopyClient client() {
        Memory server = instance.allocation().limits().memory();
        return new CopyClient(1, server.compareTo(LEAST) > 0 ? server : LEAST, Memory.ZERO);
    }

    static RunAs user(Redis instance) {
        return userOf(instance.image().reference().tag().orElse(""));
    }

    static RunAs userOf(String tag) {
        return tag.contains("alpine") ? ON_ALPINE : ON_DEBIAN;
    }
}
