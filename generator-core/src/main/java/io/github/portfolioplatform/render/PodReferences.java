package io.github.portfolioplatform.render;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarSource;
import io.fabric8.kubernetes.api.model.KeyToPath;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.SecretKeySelector;
import io.fabric8.kubernetes.api.model.Volume;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a pod refers to.
 *
 * @param claims the claims that its volumes are on
 * @param secretKeys the keys of Secrets that its containers read
 * @param internalBreaks sentences about references within the pod that do not hold
 */
record PodReferences(List<String> claims, List<SecretKey> secretKeys, List<String> internalBreaks) {

    /** A key of a Secret. */
    record SecretKey(String secret, String key) {}

    static PodReferences of(PodSpec pod) {
        List<String> claims = new ArrayList<>();
        List<SecretKey> secretKeys = new ArrayList<>();
        for (Volume volume : pod.getVolumes()) {
            if (volume.getPersistentVolumeClaim() != null) {
                claims.add(volume.getPersistentVolumeClaim().getClaimName());
            }
            if (volume.getSecret() != null) {
                for (KeyToPath item : volume.getSecret().getItems()) {
                    secretKeys.add(new SecretKey(volume.getSecret().getSecretName(), item.getKey()));
                }
            }
        }
        pod.getContainers().forEach(container -> addSecretKeys(container, secretKeys));
        return new PodReferences(claims, secretKeys, internalBreaks(pod));
    }

    private static void addSecretKeys(Container container, List<SecretKey> secretKeys) {
        for (EnvVar variable : container.getEnv()) {
            EnvVarSource source = variable.getValueFrom();
            if (source != null && source.getSecretKeyRef() != null) {
                SecretKeySelector selector = source.getSecretKeyRef();
                secretKeys.add(new SecretKey(selector.getName(), selector.getKey()));
            }
        }
    }

    private static List<String> internalBreaks(PodSpec pod) {
        Set<String> declared = new LinkedHashSet<>();
        pod.getVolumes().forEach(volume -> declared.add(volume.getName()));
        Set<String> mounted = new LinkedHashSet<>();
        pod.getContainers()
                .forEach(container -> container.getVolumeMounts().forEach(mount -> mounted.add(mount.getName())));
        List<String> breaks = new ArrayList<>();
        for (String name : mounted) {
            if (!declared.contains(name)) {
                breaks.add("mounts the volume " + name + ", which its pod does not have");
            }
        }
        for (String name : declared) {
            if (!mounted.contains(name)) {
                breaks.add("has the volume " + name + ", which nobody mounts");
            }
        }
        return breaks;
    }

    static Set<String> portNames(PodSpec pod) {
        Set<String> names = new HashSet<>();
        pod.getContainers().forEach(container -> container.getPorts().forEach(port -> names.add(port.getName())));
        return names;
    }
}
