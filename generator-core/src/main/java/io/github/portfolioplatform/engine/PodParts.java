package io.github.portfolioplatform.engine;

import io.fabric8.kubernetes.api.model.EmptyDirVolumeSource;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarSource;
import io.fabric8.kubernetes.api.model.ExecAction;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.KeyToPath;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimVolumeSource;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.SecretKeySelector;
import io.fabric8.kubernetes.api.model.SecretVolumeSource;
import io.fabric8.kubernetes.api.model.TCPSocketAction;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.github.portfolioplatform.engine.PodVolumes.SecretFile;
import java.util.List;

/**
 * Makes parts of pods.
 *
 * <p>fabric8's objects are set directly here: their builders would double the time that a build spends on loading classes.
 */
public final class PodParts {

    private PodParts() {}

    /** {@return a variable with that value} */
    public static EnvVar variable(String name, String value) {
        EnvVar variable = new EnvVar();
        variable.setName(name);
        variable.setValue(value);
        return variable;
    }

    /** {@return a variable that takes its value from a key of a Secret} */
    public static EnvVar secretVariable(String name, String secret, String key) {
        SecretKeySelector selector = new SecretKeySelector();
        selector.setName(secret);
        selector.setKey(key);
        EnvVarSource source = new EnvVarSource();
        source.setSecretKeyRef(selector);
        EnvVar variable = new EnvVar();
        variable.setName(name);
        variable.setValueFrom(source);
        return variable;
    }

    /** {@return a volume on a claim} */
    public static Volume claimVolume(String name, String claim) {
        PersistentVolumeClaimVolumeSource source = new PersistentVolumeClaimVolumeSource();
        source.setClaimName(claim);
        Volume volume = volume(name);
        volume.setPersistentVolumeClaim(source);
        return volume;
    }

    /** {@return an empty directory that lives as long as the pod} */
    public static Volume emptyDirectory(String name) {
        Volume volume = volume(name);
        volume.setEmptyDir(new EmptyDirVolumeSource());
        return volume;
    }

    /**
     * {@return a volume with one file}
     *
     * @param mode the permissions of the file, written as a decimal number because YAML 1.1 and 1.2 disagree on octal ones
     */
    public static Volume secretFile(String name, SecretFile file, int mode) {
        SecretVolumeSource source = new SecretVolumeSource();
        source.setSecretName(file.secret());
        source.setDefaultMode(mode);
        KeyToPath item = new KeyToPath();
        item.setKey(file.key());
        item.setPath(file.file());
        source.setItems(List.of(item));
        Volume volume = volume(name);
        volume.setSecret(source);
        return volume;
    }

    private static Volume volume(String name) {
        Volume volume = new Volume();
        volume.setName(name);
        return volume;
    }

    /** {@return a mount that the server may write to} */
    public static VolumeMount mount(String volume, String path) {
        VolumeMount mount = new VolumeMount();
        mount.setName(volume);
        mount.setMountPath(path);
        return mount;
    }

    /** {@return a mount that the server may only read} */
    public static VolumeMount readOnlyMount(String volume, String path) {
        VolumeMount mount = mount(volume, path);
        mount.setReadOnly(true);
        return mount;
    }

    /** {@return a probe that runs a command in the container} */
    public static Probe exec(List<String> command, int periodSeconds, int timeoutSeconds, int failureThreshold) {
        ExecAction exec = new ExecAction();
        exec.setCommand(command);
        Probe probe = probe(periodSeconds, timeoutSeconds, failureThreshold);
        probe.setExec(exec);
        return probe;
    }

    /** {@return a probe that opens a connection to the port of that name} */
    public static Probe tcp(String port, int periodSeconds, int timeoutSeconds, int failureThreshold) {
        TCPSocketAction socket = new TCPSocketAction();
        socket.setPort(new IntOrString(port));
        Probe probe = probe(periodSeconds, timeoutSeconds, failureThreshold);
        probe.setTcpSocket(socket);
        return probe;
    }

    private static Probe probe(int periodSeconds, int timeoutSeconds, int failureThreshold) {
        Probe probe = new Probe();
        probe.setPeriodSeconds(periodSeconds);
        probe.setTimeoutSeconds(timeoutSeconds);
        probe.setFailureThreshold(failureThreshold);
        return probe;
    }
}
