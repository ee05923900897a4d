package io.github.portfolioplatform.servers;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where a container's processes run. */
interface PodSandbox extends AutoCloseable {

    /** Prepares a process of the container. It has these variables and no others. */
    ProcessBuilder process(List<String> command, Map<String, String> environment);

    /** The server or command itself among the processes that {@link #process} started. */
    ProcessHandle within(Process process);

    /** What a path or port of the pod is called inside: the same, unless paths and ports are replaced. */
    String inside(String pathOrPort);

    /** A port of this machine that leads to a port of the container, as {@code kubectl port-forward} makes one, but from the pod's address. */
    int forward(int port) throws IOException;

    @Override
    void close();

    /** Opens the best that this machine allows. Processes of pods on the network of another reach its servers by name. */
    static PodSandbox open(PodLayout layout, Optional<PodSandbox> network) throws IOException {
        return PodNamespaces.ALLOWED.isPresent()
                ? PodNamespaces.ALLOWED.get().open(layout, network.map(NamespaceSandbox.class::cast))
                : new ReplacedPathsSandbox(layout, network.map(ReplacedPathsSandbox.class::cast));
    }
}
