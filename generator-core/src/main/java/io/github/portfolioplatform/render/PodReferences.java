package io.github.portfolioplatform.render;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.KeyToPath;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

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
        container.getEnv().stream()
                .filter(variable -> variable.getValueFrom() != null)
                .map(variable -> variable.getValueFrom().getSecretKeyRef())
                .forEach(selector -> secretKeys.add(new SecretKey(selector.getName(), selector.getKey())));
    }

    private static List<String> internalBreaks(PodSpec pod) {
        Set<String> declared =
                pod.getVolumes().stream().map(Volume::getName).collect(Collectors.toCollection(LinkedHashSet::new));
        Set<String> mounted = pod.getContainers().stream()
                .flatMap(container -> container.getVolumeMounts().stream())
                .map(VolumeMount::getName)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        List<String> breaks = new ArrayList<>();
        mounted.stream()
                .filter(name -> !declared.contains(name))
                .forEach(name -> breaks.add("mounts the volume " + name + ", which its pod does not have"));
        declared.stream()
                .filter(name -> !mounted.contains(name))
                .forEach(name -> breaks.add("has the volume " + name + ", which nobody mounts"));
        return breaks;
    }

    static Set<String> portNames(PodSpec pod) {
        return pod.getContainers().stream()
                .flatMap(container -> container.getPorts().stream())
                .map(ContainerPort::getName)
                .collect(Collectors.toSet());
    }
}
