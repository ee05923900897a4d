package io.github.portfolioplatform.engine.redisfamily;

import static io.github.portfolioplatform.engine.PodParts.variable;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.github.portfolioplatform.engine.BundledText;
import io.github.portfolioplatform.engine.CopyClient;
import io.github.portfolioplatform.engine.DataCopies;
import io.github.portfolioplatform.engine.DataCopies.Login;
import io.github.portfolioplatform.engine.SecretPassword;
import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.Memory;
import io.github.portfolioplatform.model.RunAs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Copies as a replica takes them. They go back into the volume while the server does not run, because no connection takes a whole copy.
 *
 * @param family whose programs and folders they are
 * @param instance the instance
 * @param host where the server is
 * @param tls whether the server is asked over TLS
 */
record RedisCopies(RedisFamily family, DatabaseInstance instance, String host, boolean tls) {

    private static final RunAs ON_DEBIAN = new RunAs(999, 999);
    private static final RunAs ON_ALPINE = new RunAs(999, 1000);
    /** Less is not enough for the programs themselves. */
    private static final Memory LEAST = Memory.mebibytes(64);

    /** {@return the scripts, which log in so} */
    DataCopies as(RedisLogin login) {
        EnvVar[] user =
                login.user().map(name -> variable("REDIS_USER", name)).stream().toArray(EnvVar[]::new);
        SecretPassword password = login.password();
        return copies(Login.of(password.secretName(), password.key(), user));
    }

    private List<EnvVar> connection() {
        List<EnvVar> connection = new ArrayList<>(List.of(
                variable("REDIS_HOST", host),
                variable("REDIS_TOOL", family.client()),
                variable("CHECK_TOOL", family.checker()),
                variable("REDIS_SERVER", family.server())));
        if (tls) {
            connection.add(variable("REDIS_CACERT", RedisTls.AUTHORITY));
        }
        return connection;
    }

    private DataCopies copies(Login login) {
        return new DataCopies(scripts(), connection(), login, login, true, client(), user(instance));
    }

    private SortedMap<String, String> scripts() {
        SortedMap<String, String> scripts = BundledText.all(RedisCopies.class, "server.sh");
        for (String script : List.of(DataCopies.DUMP, DataCopies.VERIFY, DataCopies.RESTORE)) {
            scripts.put(
                    script,
                    new BundledText(RedisCopies.class, script)
                            .with(Map.of("engine", family.id(), "written-by", family.writerOfCopies())));
        }
        return scripts;
    }

    /** The check of a copy loads one key after the other, and one key may be all that the server has. */
    private CopyClient client() {
        Memory server = instance.allocation().limits().memory();
        return new CopyClient(1, server.compareTo(LEAST) > 0 ? server : LEAST, Memory.ZERO);
    }

    static RunAs user(DatabaseInstance instance) {
        return userOf(instance.image().reference().tag().orElse(""));
    }

    static RunAs userOf(String tag) {
        return tag.contains("alpine") ? ON_ALPINE : ON_DEBIAN;
    }
}
