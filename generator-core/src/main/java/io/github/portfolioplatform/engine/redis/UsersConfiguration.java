package io.github.portfolioplatform.engine.redis;

import io.github.portfolioplatform.engine.BundledText;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The files of a server with users of its own.
 *
 * <p>The configuration has no {@code requirepass}, which a server with an ACL file ignores; no {@code rename-command}, for which rights are the
 * better means; and nothing of {@link Persistence}. Paths are absolute, because the server takes relative ones for files in its data.
 * Protected mode refuses all clients from outside as long as the default user is on without a password: an ACL file that forgets it
 * opens no server.
 *
 * <p>The ACL file tells the server its users and their rights; the script that starts the server adds the hashes of their passwords. It
 * has no comments, because a server that finds one does not start; and it switches the default user off, because a default user that is
 * not named needs no password.
 *
 * @see <a href="https://redis.io/docs/latest/operate/oss_and_stack/management/security/encryption/">Redis: TLS</a>
 * @see <a href="https://redis.io/docs/latest/operate/oss_and_stack/management/security/acl/#use-an-external-acl-file">Redis: ACL file</a>
 */
final class UsersConfiguration {

    /** The key of the ConfigMap, and the name of the file. */
    static final String SETTINGS = "redis.conf";

    /** The same of the users. */
    static final String USERS = "users.acl";

    /** The user of the probes in the ACL file, who may see that the server answers, and needs no password for that. */
    static final String PROBE = "probe";

    private static final int REFUSALS = 1024;

    private UsersConfiguration() {}

    /**
     * {@return the files by their names}
     *
     * @param instance the instance
     * @param writesRefusals whether refused commands and logins are written down
     */
    static SortedMap<String, String> of(Redis instance, boolean writesRefusals) {
        SortedMap<String, String> files = BundledText.all(UsersConfiguration.class, "start.sh", "users.sh", "watch.sh");
        files.put("alive.sh", text("alive.sh").with(Map.of("answers", PingProbes.ALIVE)));
        files.put(USERS, text(USERS).with(rights()));
        files.put(SETTINGS, text(SETTINGS).with(settings(instance, writesRefusals)));
        return files;
    }

    private static BundledText text(String file) {
        return new BundledText(UsersConfiguration.class, file);
    }

    private static Map<String, String> rights() {
        return Arrays.stream(RedisUser.values()).collect(Collectors.toMap(RedisUser::id, RedisUser::rights));
    }

    private static Map<String, String> settings(Redis instance, boolean writesRefusals) {
        Map<String, String> values = new TreeMap<>(Map.of(
                "port", String.valueOf(RedisServer.PORT),
                "certificate", RedisTls.CERTIFICATE,
                "key", RedisTls.KEY,
                "authority", RedisTls.AUTHORITY,
                "socket", UsersPod.SOCKET,
                "process", UsersPod.PROCESS,
                "users", UsersPod.USERS));
        values.put("memory", instance.allocation().limits().memory().toString());
        values.put("data", DataMemory.of(instance));
        values.put("policy", DataMemory.POLICY);
        values.put("copying", DataMemory.ofCopying(instance));
        values.put("refusals", String.valueOf(writesRefusals ? REFUSALS : 0));
        return values;
    }
}
