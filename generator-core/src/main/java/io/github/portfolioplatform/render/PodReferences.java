package io.github.portfolioplatform.render;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarSource;
import io.fabric8.kubernetes.api.model.KeyToPath;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.SecretKeySelector;
import io.fabric8.kubernetes.api.model.SecretVolumeSource;
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

    /** A key of a Secret, or all of them; the pod starts without it if it is optional. */
    record SecretKey(String secret, String key, boolean optional) {

        /** No key has this name. */
        static final String ALL = "*";
    }

    static PodReferences of(PodSpec pod) {
        List<String> claims = new ArrayList<>();
        List<SecretKey> secretKeys = new ArrayList<>();
        for (Volume volume : pod.getVolumes()) {
            if (volume.getPersistentVolumeClaim() != null) {
                claims.add(volume.getPersistentVolumeClaim().getClaimName());
            }
            if (volume.getSecret() != null) {
                addSecretKeys(volume.getSecret(), secretKeys);
            }
        }
        for (Container container : containers(pod)) {
            addSecretKeys(container, secretKeys);
        }
        return new PodReferences(claims, secretKeys, internalBreaks(pod));
    }

    private static List<Container> containers(PodSpec pod) {
        List<Container> containers = new ArrayList<>(pod.getInitContainers());
        containers.addAll(pod.getContainers());
        return containers;
    }

    private static void addSecretKeys(SecretVolumeSource volume, List<SecretKey> secretKeys) {
        boolean optional = Boolean.TRUE.equals(volume.getOptional());
        if (volume.getItems().isEmpty()) {
            secretKeys.add(new SecretKey(volume.getSecretName(), SecretKey.ALL, optional));
        }
        for (KeyToPath item : volume.getItems()) {
            secretKeys.add(new SecretKey(volume.getSecretName(), item.getKey(), optional));
        }
    }

    private static void addSecretKeys(Container container, List<SecretKey> secretKeys) {
        for (EnvVar variable : container.getEnv()) {
            EnvVarSource source = variable.getValueFrom();
            if (source != null && source.getSecretKeyRef() != null) {
                SecretKeySelector selector = source.getSecretKeyRef();
                boolean optional = Boolean.TRUE.equals(selector.getOptional());
                secretKeys.add(new SecretKey(selector.getName(), selector.getKey(), optional));
            }
        }
        for (EnvFromSource source : container.getEnvFrom()) {
            if (source.getSecretRef() != null) {
                boolean optional = Boolean.TRUE.equals(source.getSecretRef().getOptional());
                secretKeys.add(new SecretKey(source.getSecretRef().getName(), SecretKey.ALL, optional));
            }
        }
    }

    private static List<String> internalBreaks(PodSpec pod) {
        List<String> breaks = new ArrayList<>();
        Set<String> declared = new LinkedHashSet<>();
        for (Volume volume : pod.getVolumes()) {
            if (!declared.add(volume.getName())) {
                breaks.add("has the volume " + volume.getName() + " twice");
            }
        }
        Set<String> names = new HashSet<>();
        Set<String> mounted = new LinkedHashSet<>();
        for (Container container : containers(pod)) {
            if (!names.add(container.getName())) {
                breaks.add("has the container " + container.getName() + " twice");
            }
            container.getVolumeMounts().forEach(mount -> mounted.add(mount.getName()));
        }
        mounted.stream()
                .filter(name -> !declared.contains(name))
                .forEach(name -> breaks.add("mounts the volume " + name + ", which its pod does not have"));
        declared.stream()
                .filter(name -> !mounted.contains(name))
                .forEach(name -> breaks.add("has the volume " + name + ", which nobody mounts"));
        return breaks;
    }

    /** {@return what a Service may lead to in the pod: names and numbers of its ports} */
    static Set<String> ports(PodSpec pod) {
        Set<String> ports = new HashSet<>();
        for (Container container : pod.getContainers()) {
            for (ContainerPort port : container.getPorts()) {
                ports.add(port.getName());
                ports.add(port.getContainerPort().toString());
            }
        }
        return ports;
    }
}
