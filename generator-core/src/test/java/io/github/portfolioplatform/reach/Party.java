package io.github.portfolioplatform.reach;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One end of a connection: a pod, or an address outside of the cluster.
 *
 * @param title what it is
 * @param namespace the namespace of the pod; empty for an address
 * @param labels the labels of the pod
 * @param address its address
 * @param ports the ports of the pod
 */
public record Party(
        String title, Optional<String> namespace, Map<String, String> labels, String address, List<OpenPort> ports) {

    /** A port that a container of the pod declares. */
    public record OpenPort(@Nullable String name, int number, String protocol) {}

    public static Party pod(String title, String namespace, Map<String, String> labels, OpenPort... ports) {
        return new Party(title, Optional.of(namespace), labels, "10.42.0.17", List.of(ports));
    }

    public static Party address(String title, String address) {
        return new Party(title, Optional.empty(), Map.of(), address, List.of());
    }

    public Party labelled(Map<String, String> other) {
        return new Party(title, namespace, other, address, ports);
    }

    public Party in(String other) {
        return new Party(title, Optional.of(other), labels, address, ports);
    }

    boolean isPod() {
        return namespace.isPresent();
    }

    @Override
    public String toString() {
        return title;
    }
}
