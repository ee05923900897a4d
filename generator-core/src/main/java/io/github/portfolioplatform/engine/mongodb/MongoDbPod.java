package io.github.portfolioplatform.engine.mongodb;

import static io.github.portfolioplatform.engine.PodParts.exec;
import static io.github.portfolioplatform.engine.PodParts.mount;
import static io.github.portfolioplatform.engine.PodParts.readOnlyMount;
import static io.github.portfolioplatform.engine.PodParts.tcp;
import static io.github.portfolioplatform.engine.PodParts.variable;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.github.portfolioplatform.engine.AccessJob;
import io.github.portfolioplatform.engine.InstanceNames;
import io.github.portfolioplatform.engine.PodContribution;
import io.github.portfolioplatform.engine.PodVolumes;
import io.github.portfolioplatform.engine.PodVolumes.SecretFile;
import io.github.portfolioplatform.engine.Probes;
import io.github.portfolioplatform.model.Memory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The pods of an instance of production: that of the server, and that of its access job.
 *
 * @param instance the instance
 * @param names the names of what belongs to it
 */
record MongoDbPod(MongoDb instance, InstanceNames names) {

    static final String SERVER_CONFIGURATION = "mongod.conf";
    static final String SHELL_CONFIGURATION = "mongosh.conf";

    private static final String CONFIGURATION = "mongodb-configuration";
    private static final String FIRST_START = "mongodb-access";
    private static final String ACCESS = "access";
    private static final String CREDENTIALS = "credentials";
    private static final String TLS = "tls";
    private static final String AUTHORITY = "ca.crt";
    private static final String TEMPORARY = "temporary";

    /** The home of the user of the image is the data volume, where a shell would leave its files. */
    private static final EnvVar HOME = variable("HOME", MongoDbPaths.TEMPORARY);

    /** A shell is a whole Node.js. */
    private static final Memory SHELL_MEMORY = Memory.mebibytes(256);

    /**
     * A session whose client is gone ends within two minutes. {@code mongod} has no setting for it: it asks an idle client after 300 seconds,
     * or after the time of the system if that is less.
     *
     * @see <a href="https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/">Kubernetes: safe sysctls</a>
     */
    private static final SortedMap<String, String> DEAD_CLIENTS = new TreeMap<>(Map.of(
            "net.ipv4.tcp_keepalive_time", "60",
            "net.ipv4.tcp_keepalive_intvl", "10",
            "net.ipv4.tcp_keepalive_probes", "4"));

    PodContribution server() {
        return new PodContribution(
                List.of("--config", MongoDbPaths.CONFIGURATION + "/" + SERVER_CONFIGURATION),
                List.of(HOME),
                List.of(
                        PodVolumes.emptyDirectory(MongoDbServer.CONFIG_VOLUME, Memory.mebibytes(1)),
                        PodVolumes.configurationFiles(FIRST_START, names().access(), AccessScripts.USERS),
                        PodVolumes.configurationFiles(
                                CONFIGURATION, names().configuration(), SERVER_CONFIGURATION, SHELL_CONFIGURATION),
                        credentials(),
                        PodVolumes.secretFiles(TLS, names().certificate(), AUTHORITY, "tls-combined.pem"),
                        temporary()),
                List.of(
                        mount(MongoDbServer.CONFIG_VOLUME, MongoDbServer.CONFIG_PATH),
                        readOnlyMount(FIRST_START, MongoDbPaths.FIRST_START),
                        readOnlyMount(CONFIGURATION, MongoDbPaths.CONFIGURATION),
                        shellConfiguration(),
                        readOnlyMount(CREDENTIALS, MongoDbPaths.CREDENTIALS),
                        readOnlyMount(TLS, MongoDbPaths.CERTIFICATES),
                        mount(TEMPORARY, MongoDbPaths.TEMPORARY)),
                Optional.of(probes()),
                Optional.of(MongoDbServer.GRACE_PERIOD_SECONDS),
                DEAD_CLIENTS);
    }

    AccessJob access() {
        return new AccessJob(
                List.of("mongosh", "--quiet", "--norc", "--nodb", MongoDbPaths.ACCESS + "/" + AccessScripts.ACCESS),
                List.of(HOME),
                List.of(
                        PodVolumes.configurationFiles(
                                ACCESS, names().access(), AccessScripts.USERS, AccessScripts.ACCESS),
                        credentials(new SecretFile(
                                names().credentialsOf(MongoDbUser.ADMINISTRATOR),
                                MongoDbUser.PREVIOUS,
                                MongoDbUser.PREVIOUS,
                                true)),
                        PodVolumes.secretFiles(TLS, names().certificate(), AUTHORITY),
                        temporary()),
                List.of(
                        readOnlyMount(ACCESS, MongoDbPaths.ACCESS),
                        readOnlyMount(CREDENTIALS, MongoDbPaths.CREDENTIALS),
                        readOnlyMount(TLS, MongoDbPaths.CERTIFICATES),
                        mount(TEMPORARY, MongoDbPaths.TEMPORARY)),
                SHELL_MEMORY);
    }

    /** A shell costs half a second of CPU, so that one alone asks, and seldom; {@code hello} needs no login. */
    private Probes probes() {
        String port = instance.engine().id();
        List<String> hello = shell("--eval", "quit(db.hello().isWritablePrimary ? 0 : 1)");
        return new Probes(tcp(port, 10, 5, 180), exec(hello, 30, 15, 3), tcp(port, 20, 10, 6));
    }

    /** The certificate has the name of the Service, and {@code localhost}; it has no addresses. */
    private static List<String> shell(String... rest) {
        return Stream.concat(
                        Stream.of(
                                "mongosh",
                                "--quiet",
                                "--norc",
                                "--tls",
                                "--tlsCAFile",
                                MongoDbPaths.AUTHORITY,
                                "--host",
                                "localhost"),
                        Stream.of(rest))
                .toList();
    }

    private Volume credentials(SecretFile... more) {
        return PodVolumes.secretFiles(
                CREDENTIALS,
                Stream.concat(MongoDbUser.all(instance, names).stream().map(MongoDbUser::password), Stream.of(more))
                        .toList());
    }

    private static Volume temporary() {
        return PodVolumes.emptyDirectory(TEMPORARY, Memory.mebibytes(64));
    }

    /** A file of its own in a folder of the image; it changes with the pod alone, which restarts for its configuration anyway. */
    private static VolumeMount shellConfiguration() {
        VolumeMount mount = readOnlyMount(CONFIGURATION, MongoDbPaths.SHELL_CONFIGURATION);
        mount.setSubPath(SHELL_CONFIGURATION);
        return mount;
    }
}
