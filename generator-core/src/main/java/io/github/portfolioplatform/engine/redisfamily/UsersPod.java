package io.github.portfolioplatform.engine.redisfamily;

import static io.github.portfolioplatform.engine.PodParts.mount;
import static io.github.portfolioplatform.engine.PodParts.readOnlyMount;
import static io.github.portfolioplatform.engine.PodVolumes.configurationFiles;
import static io.github.portfolioplatform.engine.PodVolumes.emptyMemory;
import static io.github.portfolioplatform.engine.PodVolumes.secretFiles;

import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.github.portfolioplatform.engine.InstanceNames;
import io.github.portfolioplatform.engine.PodContribution;
import io.github.portfolioplatform.engine.PodVolumes.SecretFile;
import io.github.portfolioplatform.engine.SecretPassword;
import io.github.portfolioplatform.model.Memory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The pod of a server with users of its own, and TLS, which they need.
 *
 * <p>A script starts the server. It takes a lock on the volume, which the server holds as long as it runs, and composes the users from
 * the mounted passwords. Beside the server it leaves a loop that tells it changed passwords and a renewed certificate within seconds after the kubelet
 * has them. The password before counts for a day, and open connections stay, so that an application has a day to take the new one.
 *
 * <p>Whole folders are mounted and not single files, because those would never change in a pod that runs.
 *
 * @param family whose programs and folders they are
 * @param names the names of what belongs to the instance
 */
record UsersPod(RedisFamily family, InstanceNames names) {

    private static final String CONFIGURATION = "configuration";
    private static final String MEMORY = "memory";
    private static final String PASSWORDS = "passwords";
    private static final Memory MEMORY_LIMIT = Memory.mebibytes(1);

    /** {@return what the server needs of its pod} */
    PodContribution pod() {
        List<String> arguments = new ArrayList<>(List.of(
                "sh", family.folder() + "/start.sh", family.server(), family.folder() + "/" + family.configuration()));
        arguments.addAll(Persistence.ARGUMENTS);
        return new PodContribution(
                arguments,
                List.of(),
                volumes(),
                mounts(),
                Optional.of(PingProbes.of(probing(RedisTls.OF_CLIENT), alive())),
                Optional.of(RedisServer.GRACE_PERIOD_SECONDS));
    }

    /** The client names a user only if it has a password, so it gets one that means nothing. */
    private String probing(String address) {
        return family.client() + " " + address + " --user " + UsersConfiguration.PROBE
                + " --pass none --no-auth-warning";
    }

    /** Liveness does not depend on a certificate, which may have expired. */
    private List<String> alive() {
        List<String> command = new ArrayList<>(List.of("sh", family.folder() + "/alive.sh"));
        command.addAll(List.of(probing("-s " + family.socket()).split(" ")));
        return command;
    }

    private List<Volume> volumes() {
        return List.of(
                configurationFiles(
                        family.volume(CONFIGURATION),
                        names.configuration(),
                        family.configuration(),
                        UsersConfiguration.USERS,
                        "alive.sh",
                        "start.sh",
                        "users.sh",
                        "watch.sh"),
                secretFiles(family.volume(PASSWORDS), passwords()),
                emptyMemory(family.volume(MEMORY), MEMORY_LIMIT),
                RedisTls.volume(names));
    }

    private List<VolumeMount> mounts() {
        return List.of(
                readOnlyMount(family.volume(CONFIGURATION), family.folder()),
                readOnlyMount(family.volume(PASSWORDS), "/run/passwords"),
                mount(family.volume(MEMORY), family.memory()),
                RedisTls.mount());
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
}
