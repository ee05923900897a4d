package io.github.portfolioplatform.engine.mongodb;

import io.github.portfolioplatform.model.AuditLevel;
import io.github.portfolioplatform.model.Memory;
import java.math.BigInteger;
import java.util.Locale;

/**
 * The file {@code mongod.conf}. What the community edition can do, and nothing else: it refuses to start with {@code auditLog}.
 *
 * <p>At the first start, the entrypoint of the image takes {@code net}, {@code security} and {@code systemLog} out of a copy, so that the
 * server listens to its own pod alone and lets scripts in without a login. Nothing else of the file may depend on them.
 *
 * @param instance the instance
 * @see <a href="https://www.mongodb.com/docs/manual/reference/configuration-options/">MongoDB: configuration file options</a>
 * @see <a href="https://github.com/docker-library/mongo/blob/master/docker-entrypoint.sh">the entrypoint of the image</a>
 */
record MongodConfiguration(MongoDb instance) {

    private static final BigInteger BYTES_PER_CONNECTION = BigInteger.valueOf(4L * 1024 * 1024);

    String text() {
        return entrance() + "\n" + memory() + "\n"
                + audit(instance.basics().security().audit());
    }

    private String entrance() {
        return String.format(
                Locale.ROOT,
                """
                # Who may enter: TLS alone, and users who log in
                net:
                  bindIpAll: true
                  ipv6: true
                  port: %d
                  maxIncomingConnections: %d
                  tls:
                    mode: requireTLS
                    certificateKeyFile: %s
                    CAFile: %s
                    allowConnectionsWithoutCertificates: true
                    disabledProtocols: TLS1_0,TLS1_1
                security:
                  authorization: enabled
                setParameter:
                  enableLocalhostAuthBypass: false
                """,
                MongoDbServer.PORT,
                connections(limit()),
                MongoDbPaths.SERVER_CERTIFICATE,
                MongoDbPaths.AUTHORITY);
    }

    private String memory() {
        return String.format(Locale.ROOT, """
                # What the memory limit of %s allows
                storage:
                  dbPath: %s
                  wiredTiger:
                    engineConfig:
                      cacheSizeGB: %s
                """, limit(), MongoDbServer.DATA, CacheSize.gigabytes(limit()));
    }

    private Memory limit() {
        return instance.allocation().limits().memory();
    }

    /** A quarter of the memory for connections, each of which has a stack of 1 MB; the server's own default is hardly a limit. */
    private static BigInteger connections(Memory limit) {
        return limit.quantity().amount().toBigInteger().divide(BYTES_PER_CONNECTION);
    }

    /** Refusals are always written down; a quiet server leaves out connections and what goes well. */
    private static String audit(AuditLevel level) {
        return switch (level) {
            case NONE, DENIALS -> """
                    # Audit: logins and commands that are refused
                    systemLog:
                      quiet: true
                    """;
            case CONNECTIONS, DDL, FULL -> """
                    # Audit: logins and their users, and slow operations
                    operationProfiling:
                      mode: slowOp
                      slowOpThresholdMs: 100
                    systemLog:
                      quiet: false
                      component:
                        accessControl:
                          verbosity: 1
                    """;
        };
    }
}
