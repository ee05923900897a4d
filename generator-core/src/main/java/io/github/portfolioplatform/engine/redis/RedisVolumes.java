package io.github.portfolioplatform.engine.redis;

import static io.github.portfolioplatform.engine.PodParts.readOnlyMount;
import static io.github.portfolioplatform.engine.PodVolumes.configurationFiles;
import static io.github.portfolioplatform.engine.PodVolumes.emptyMemory;
import static io.github.portfolioplatform.engine.PodVolumes.secretFiles;

import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.github.portfolioplatform.engine.InstanceNames;
import io.github.portfolioplatform.engine.PodParts;
import io.github.portfolioplatform.engine.PodVolumes;
import io.github.portfolioplatform.engine.PodVolumes.SecretFile;
import io.github.portfolioplatform.engine.SecretPassword;
import io.github.portfolioplatform.model.Memory;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files of production, and where the server sees them. Whole folders are mounted and not single files, because those would never
 * change in a pod that runs.
 */
final class RedisVolumes {

    /** The configuration of the server. */
    static final String CONFIGURATION = "/etc/redis/" + RedisConfiguration.KEY;

    /** Where the script that starts the server composes its users, in memory. */
    static final String MEMORY = "/run/redis";

    /** The users of the server, with the hashes of their passwords. */
    static final String USERS = MEMORY + "/" + AclFile.KEY;

    /** Where the server can be reached from inside its container, without TLS. */
    static final String SOCKET = MEMORY + "/redis.sock";

    /** The script that starts the server. */
    static final String START = "/etc/redis/start.sh";

    /** The script that liveness asks whether the server must be restarted. */
    static final String ALIVE = "/etc/redis/alive.sh";

    /** Where the server writes the number of its process. */
    static final String PROCESS = MEMORY + "/redis.pid";

    /** The certificate of the server. */
    static final String CERTIFICATE = PodVolumes.CERTIFICATES + "/tls.crt";

    /** The key of the certificate. */
    static final String KEY = PodVolumes.CERTIFICATES + "/tls.key";

    /** Who issued the certificate. */
    static final String AUTHORITY = PodVolumes.CERTIFICATES + "/ca.crt";

    private static final String CONFIGURATION_VOLUME = "redis-configuration";
    private static final String MEMORY_VOLUME = "redis-memory";
    private static final String PASSWORDS_VOLUME = "redis-passwords";
    private static final String TLS_VOLUME = "tls";
    private static final Memory MEMORY_LIMIT = Memory.mebibytes(1);

    private final InstanceNames names;

    RedisVolumes(InstanceNames names) {
        this.names = names;
    }

    /** {@return the volumes of the server} */
    List<Volume> ofServer() {
        return List.of(
                configurationFiles(
                        CONFIGURATION_VOLUME,
                        names.configuration(),
                        RedisConfiguration.KEY,
                        AclFile.KEY,
                        "alive.sh",
                        "start.sh",
                        "users.sh",
                        "watch.sh"),
                secretFiles(PASSWORDS_VOLUME, passwords()),
                emptyMemory(MEMORY_VOLUME, MEMORY_LIMIT),
                secretFiles(TLS_VOLUME, names.certificate(), "ca.crt", "tls.crt", "tls.key"));
    }

    /** {@return where the server sees them} */
    List<VolumeMount> mountsOfServer() {
        return List.of(
                mount(CONFIGURATION_VOLUME, CONFIGURATION),
                readOnlyMount(PASSWORDS_VOLUME, "/run/passwords"),
                PodParts.mount(MEMORY_VOLUME, MEMORY),
                mount(TLS_VOLUME, CERTIFICATE));
    }

    /** The files are called like the users. */
    private List<SecretFile> passwords() {
        return Stream.of(RedisUser.values())
                .map(user -> {
                    SecretPassword password = RedisSecrets.password(names, user);
                    return new SecretFile(password.secretName(), password.key(), user.id());
                })
                .toList();
    }

    private static VolumeMount mount(String volume, String file) {
        return readOnlyMount(volume, file.substring(0, file.lastIndexOf('/')));
    }
}
