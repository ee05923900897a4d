package io.github.portfolioplatform.render;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Volume;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a pod refers to, beside Secrets and ConfigMaps.
 *
 * @param claims the claims that its volumes are on
 * @param internalBreaks sentences about references within the pod that do not hold
 */
record PodReferences(List<String> claims, List<String> internalBreaks) {

    static PodReferences of(PodSpec pod) {
        List<String> claims = new ArrayList<>();
        for (Volume volume : pod.getVolumes()) {
            if (volume.getPersistentVolumeClaim() != null) {
                claims.add(volume.getPersistentVolumeClaim().getClaimName());
            }
        }
        return new PodReferences(claims, internalBreaks(pod));
    }

    private static List<Container> containers(PodSpec pod) {
        List<Container> containers = new ArrayList<>(pod.getInitContainers());
        containers.addAll(pod.getContainers());
        return containers;
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
