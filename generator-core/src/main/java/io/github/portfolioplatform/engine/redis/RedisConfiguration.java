package io.github.portfolioplatform.engine.redis;

import io.github.portfolioplatform.model.AuditLevel;
import java.util.Locale;

/**
 * The configuration file of production. It has no {@code requirepass}, which a server with an ACL file ignores; no {@code rename-command}, for
 * which rights are the better means; and nothing of {@link Persistence}.
 *
 * <p>Paths are absolute, because the server takes relative ones for files in its data. Protected mode refuses everybody from outside as long as
 * the default user is on without a password: who brings an ACL file that forgets it has no open server.
 *
 * @see <a href="https://redis.io/docs/latest/operate/oss_and_stack/management/security/encryption/">Redis: TLS</a>
 */
final class RedisConfiguration {

    /** The key of the ConfigMap, and the name of the file. */
    static final String KEY = "redis.conf";

    private static final int REFUSALS = 1024;

    private RedisConfiguration() {}

    /** {@return the file} */
    static String of(Redis instance) {
        return String.join("\n", whoMayEnter(), howMuchIsKept(instance), whatIsWrittenDown(instance));
    }

    private static String whoMayEnter() {
        return String.format(
                Locale.ROOT,
                """
                # Who may enter: over TLS, or through a socket that only the container has; and as a user of the ACL file alone
                bind * -::*
                protected-mode yes
                port 0
                tls-port %s
                tls-cert-file %s
                tls-key-file %s
                tls-ca-cert-file %s
                tls-auth-clients no
                tls-protocols "TLSv1.2 TLSv1.3"
                unixsocket %s
                unixsocketperm 700
                pidfile %s
                aclfile %s
                """,
                RedisServer.PORT,
                RedisVolumes.CERTIFICATE,
                RedisVolumes.KEY,
                RedisVolumes.AUTHORITY,
                RedisVolumes.SOCKET,
                RedisVolumes.PROCESS,
                RedisVolumes.USERS);
    }

    private static String howMuchIsKept(Redis instance) {
        return String.format(
                Locale.ROOT,
                """
                # How much the memory limit of %s allows
                maxmemory %s
                maxmemory-policy %s
                client-output-buffer-limit replica %s %s 60
                maxclients 1000
                timeout 0
                tcp-keepalive 30
                # Events of deleted and expired keys, which libraries cannot switch on themselves: they may not change the configuration
                notify-keyspace-events gxE
                """,
                instance.allocation().limits().memory(),
                DataMemory.of(instance),
                DataMemory.POLICY,
                DataMemory.ofCopying(instance),
                DataMemory.ofCopying(instance));
    }

    private static String whatIsWrittenDown(Redis instance) {
        return String.format(Locale.ROOT, """
                # What is written down: refused commands and logins, see ACL LOG, and slow commands
                acllog-max-len %s
                loglevel notice
                logfile ""
                slowlog-log-slower-than 10000
                slowlog-max-len 128
                """, instance.basics().security().audit() == AuditLevel.NONE ? 0 : REFUSALS);
    }
}
