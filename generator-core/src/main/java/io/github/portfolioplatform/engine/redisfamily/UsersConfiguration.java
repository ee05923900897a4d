package io.github.portfolioplatform.engine.redisfamily;

import io.github.portfolioplatform.engine.BundledText;
import io.github.portfolioplatform.model.DatabaseInstance;
import java.util.Arrays;
import java.util.List;
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
 * not named needs no password. It has all rights nevertheless, which no client can use, because the server reads its append-only file as the
 * default user: of one without rights it leaves out each transaction, silently, and with it what scripts and groups of streams wrote.
 *
 * @param family whose programs and folders they are
 * @param instance the instance
 * @param writesRefusals whether refused commands and logins are written down
 * @see <a href="https://redis.io/docs/latest/operate/oss_and_stack/management/security/encryption/">Redis: TLS</a>
 * @see <a href="https://redis.io/docs/latest/operate/oss_and_stack/management/security/acl/#use-an-external-acl-file">Redis: ACL file</a>
 */
record UsersConfiguration(RedisFamily family, DatabaseInstance instance, boolean writesRefusals) {

    /** The key of the ConfigMap, and the name of the file of the users. */
    static final String USERS = "users.acl";

    /** The user of the probes in the ACL file, who may see that the server answers, and needs no password for that. */
    static final String PROBE = "probe";

    private static final int REFUSALS = 1024;

    /** {@return the files by their names} */
    SortedMap<String, String> files() {
        SortedMap<String, String> files = new TreeMap<>();
        for (String script : List.of("start.sh", "users.sh", "watch.sh")) {
            files.put(script, text(script).with(Map.of("engine", family.id())));
        }
        files.put("alive.sh", text("alive.sh").with(Map.of("engine", family.id(), "answers", PingProbes.ALIVE)));
        files.put(USERS, text(USERS).with(rights()));
        files.put(family.configuration(), text("users.conf").with(settings()));
        return files;
    }

    private static BundledText text(String file) {
        return new BundledText(UsersConfiguration.class, file);
    }

    private static Map<String, String> rights() {
        return Arrays.stream(RedisUser.values()).collect(Collectors.toMap(RedisUser::id, RedisUser::rights));
    }

    private Map<String, String> settings() {
        Map<String, String> values = new TreeMap<>(Map.of(
                "port",
                String.valueOf(RedisServer.PORT),
                "certificate",
                RedisTls.CERTIFICATE,
                "key",
                RedisTls.KEY,
                "authority",
                RedisTls.AUTHORITY,
                "socket",
                family.socket(),
                "process",
                family.process(),
                "users",
                family.memory() + "/" + USERS));
        values.put("memory", instance.allocation().limits().memory().toString());
        values.put("data", DataMemory.of(instance));
        values.put("policy", DataMemory.POLICY);
        values.put("copying", DataMemory.ofCopying(instance));
        values.put("refusals", String.valueOf(writesRefusals ? REFUSALS : 0));
        return values;
    }
}
