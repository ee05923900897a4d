package io.github.portfolioplatform.engine.redis;

import static io.github.portfolioplatform.engine.PodParts.readOnlyMount;
import static io.github.portfolioplatform.engine.SecuredPodParts.configurationFiles;
import static io.github.portfolioplatform.engine.SecuredPodParts.secretFiles;

import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.github.portfolioplatform.engine.InstanceNames;
import io.github.portfolioplatform.engine.SecuredPodParts;
import java.util.List;

/**
 * The files of production, and where the server and its job see them. Whole folders are mounted and not single files, because those would never
 * change in a pod that runs.
 */
final class SecuredVolumes {

    /** The configuration of the server. */
    static final String CONFIGURATION = "/etc/redis/" + SecuredConfiguration.KEY;

    /** The users of the server. */
    static final String USERS = "/run/acl/" + AclFile.KEY;

    /** The certificate of the server. */
    static final String CERTIFICATE = SecuredPodParts.CERTIFICATES + "/tls.crt";

    /** The key of the certificate. */
    static final String KEY = SecuredPodParts.CERTIFICATES + "/tls.key";

    /** Who issued the certificate. */
    static final String AUTHORITY = SecuredPodParts.CERTIFICATES + "/ca.crt";

    /** What makes passwords and certificates known. */
    static final String SCRIPT = "/access/" + AccessScript.KEY;

    /** The password of the job. */
    static final String PASSWORD = "/run/credentials/" + RedisSecrets.PASSWORD;

    private static final String CONFIGURATION_VOLUME = "redis-configuration";
    private static final String USERS_VOLUME = "redis-users";
    private static final String TLS_VOLUME = "tls";
    private static final String SCRIPT_VOLUME = "access";
    private static final String PASSWORD_VOLUME = "credentials";

    private final InstanceNames names;

    SecuredVolumes(InstanceNames names) {
        this.names = names;
    }

    /** {@return the volumes of the server} */
    List<Volume> ofServer() {
        return List.of(
                configurationFiles(CONFIGURATION_VOLUME, names.configuration(), SecuredConfiguration.KEY),
                users(),
                secretFiles(TLS_VOLUME, names.certificate(), "ca.crt", "tls.crt", "tls.key"));
    }

    /** {@return where the server sees them} */
    List<VolumeMount> mountsOfServer() {
        return List.of(
                mount(CONFIGURATION_VOLUME, CONFIGURATION), mount(USERS_VOLUME, USERS), mount(TLS_VOLUME, CERTIFICATE));
    }

    /** {@return the volumes of the job} */
    List<Volume> ofJob() {
        return List.of(
                configurationFiles(SCRIPT_VOLUME, names.access(), AccessScript.KEY),
                secretFiles(PASSWORD_VOLUME, names.credentialsOf(RedisUser.RELOAD.id()), RedisSecrets.PASSWORD),
                users(),
                secretFiles(TLS_VOLUME, names.certificate(), "ca.crt"));
    }

    /** {@return where the job sees them} */
    List<VolumeMount> mountsOfJob() {
        return List.of(
                mount(SCRIPT_VOLUME, SCRIPT),
                mount(PASSWORD_VOLUME, PASSWORD),
                mount(USERS_VOLUME, USERS),
                mount(TLS_VOLUME, AUTHORITY));
    }

    private Volume users() {
        return secretFiles(USERS_VOLUME, RedisSecrets.nameOfUsers(names), AclFile.KEY);
    }

    private static VolumeMount mount(String volume, String file) {
        return readOnlyMount(volume, file.substring(0, file.lastIndexOf('/')));
    }
}
