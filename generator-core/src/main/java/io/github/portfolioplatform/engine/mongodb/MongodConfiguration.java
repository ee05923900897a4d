package io.github.portfolioplatform.engine.mongodb;

import static io.github.portfolioplatform.engine.PodParts.readOnlyMount;

import io.fabric8.kubernetes.api.model.VolumeMount;
import io.github.portfolioplatform.engine.BundledText;
import io.github.portfolioplatform.engine.CertificateFiles;
import io.github.portfolioplatform.engine.InstanceNames;
import io.github.portfolioplatform.engine.PodContribution;
import io.github.portfolioplatform.engine.PodVolumes;
import io.github.portfolioplatform.model.AuditLevel;
import io.github.portfolioplatform.model.Memory;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The configuration of a server with TLS, and of the shell beside it. A server without TLS has a few arguments instead. It has what the
 * community edition can do, and nothing else: that refuses to start with {@code auditLog}.
 *
 * <p>At the first start, the entrypoint of the image takes {@code net}, {@code security} and {@code systemLog} out of a copy, so that the
 * server listens to its own pod alone and lets scripts in without a login. Nothing else of the file may depend on them.
 *
 * @param instance the instance
 * @param audit what is logged; empty for what the server logs by itself
 * @see <a href="https://www.mongodb.com/docs/manual/reference/configuration-options/">MongoDB: configuration file options</a>
 * @see <a href="https://github.com/docker-library/mongo/blob/master/docker-entrypoint.sh">the entrypoint of the image</a>
 */
record MongodConfiguration(MongoDb instance, Optional<AuditLevel> audit) {

    private static final String SERVER = "mongod.conf";
    private static final String SHELL = "mongosh.conf";
    private static final String VOLUME = "mongodb-configuration";
    private static final BigInteger BYTES_PER_CONNECTION = BigInteger.valueOf(4L * 1024 * 1024);

    /** {@return the files by their names} */
    SortedMap<String, String> files() {
        return new TreeMap<>(Map.of(SERVER, server(), SHELL, text(SHELL)));
    }

    /** {@return what the server and its shell need to read them} */
    static PodContribution pod(InstanceNames names) {
        return PodContribution.ofArguments(List.of("--config", MongoDbPaths.CONFIGURATION + "/" + SERVER))
                .plus(PodContribution.ofVariables(List.of(MongoDbPaths.home())))
                .plus(PodContribution.ofVolume(
                        PodVolumes.configurationFiles(VOLUME, names.configuration(), SERVER, SHELL),
                        readOnlyMount(VOLUME, MongoDbPaths.CONFIGURATION),
                        ofShell()));
    }

    /** A file of its own in a folder of the image; it changes with the pod alone, which restarts for its configuration anyway. */
    private static VolumeMount ofShell() {
        VolumeMount mount = readOnlyMount(VOLUME, MongoDbPaths.SHELL_CONFIGURATION);
        mount.setSubPath(SHELL);
        return mount;
    }

    private String server() {
        Memory limit = instance.allocation().limits().memory();
        return new BundledText(MongodConfiguration.class, SERVER)
                .with(Map.of(
                        "port", String.valueOf(MongoDbServer.PORT),
                        "connections", connections(limit).toString(),
                        "certificate", ServerTls.CERTIFICATE,
                        "authority", CertificateFiles.AUTHORITY,
                        "memory", limit.toString(),
                        "data", MongoDbPaths.DATA,
                        "cache", CacheSize.gigabytes(limit),
                        "audit", audit.map(MongodConfiguration::of).orElse("")));
    }

    /** A quarter of the memory for connections, each of which has a stack of 1 MB; the server's own default is hardly a limit. */
    private static BigInteger connections(Memory limit) {
        return limit.quantity().amount().toBigInteger().divide(BYTES_PER_CONNECTION);
    }

    /** Refusals are always written down; a quiet server leaves out connections and what goes well. */
    private static String of(AuditLevel level) {
        return switch (level) {
            case NONE, DENIALS -> text("audit-of-refusals.conf");
            case CONNECTIONS, DDL, FULL -> text("audit-of-logins.conf");
        };
    }

    private static String text(String file) {
        return new BundledText(MongodConfiguration.class, file).with(Map.of());
    }
}
