package io.github.portfolioplatform.servers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Has its own mounts, network and processes, so that all paths and ports are those of the pod. */
final class NamespaceSandbox implements PodSandbox {

    /** Servers see clients come from here, and not from 127.0.0.1. */
    static final String ADDRESS = "10.244.0.10";

    private final PodNamespaces namespaces;
    private final PodLayout layout;
    private final Process unshare;
    private final long pod;
    private final List<PortForward> forwarding = new ArrayList<>();

    NamespaceSandbox(PodNamespaces namespaces, PodLayout layout, Optional<NamespaceSandbox> network)
            throws IOException {
        this.namespaces = namespaces;
        this.layout = layout;
        List<String> command = new ArrayList<>(namespaces.unshare(network.map(other -> other.pod)));
        command.addAll(List.of("sh", script().toString(), layout.root().toString(), mounts().toString()));
        command.add(network.isPresent() ? "" : ADDRESS);
        command.add(String.valueOf(layout.readOnlyRoot()));
        layout.sysctls().forEach((name, value) -> command.add(name + "=" + value));
        unshare = new ProcessBuilder(command)
                .redirectError(layout.root().resolveSibling("pod.log").toFile())
                .start();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(unshare.getInputStream(), StandardCharsets.UTF_8));
        if (!"ready".equals(output.readLine())) {
            throw new IOException(Files.readString(layout.root().resolveSibling("pod.log")));
        }
        pod = within(unshare).pid();
    }

    private Path script() throws IOException {
        Path script = layout.root().resolveSibling("pod.sh");
        try (InputStream in = NamespaceSandbox.class.getResourceAsStream("pod.sh")) {
            Files.write(script, in.readAllBytes());
        }
        return script;
    }

    private Path mounts() throws IOException {
        String text = layout.mounts().stream()
                .sorted(Comparator.comparing(PodLayout.Mount::target))
                .map(mount -> mount.access() + "\t" + mount.source() + "\t" + mount.target() + "\n")
                .collect(Collectors.joining());
        return Files.writeString(layout.root().resolveSibling("mounts"), text);
    }

    @Override
    public ProcessBuilder process(List<String> command, Map<String, String> environment) {
        List<String> words = new ArrayList<>(namespaces.enter(pod));
        words.addAll(namespaces.become(layout.user(), layout.group()));
        words.addAll(List.of("sh", "-c", "cd \"$1\" && shift && exec \"$@\"", "sh", layout.workingDirectory()));
        words.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder;
    }

    /** The tools that enter a namespace of processes stay outside and wait for their only child. */
    @Override
    public ProcessHandle within(Process process) {
        return process.children().findFirst().orElse(process.toHandle());
    }

    @Override
    public String inside(String pathOrPort) {
        return pathOrPort;
    }

    @Override
    public int forward(int port) throws IOException {
        PortForward forward = PortForward.open(
                namespaces.enterNetwork(pod), layout.root().resolveSibling(port + ".sock"), ADDRESS, port);
        forwarding.add(forward);
        return forward.port();
    }

    /** Runs a script as root on the network of the pod, outside of its containers. */
    Execution onNetwork(String script) {
        List<String> command = new ArrayList<>(namespaces.enterNetwork(pod));
        command.addAll(List.of("sh", "-ec", script));
        return Execution.of(new ProcessBuilder(command));
    }

    @Override
    public void close() {
        forwarding.forEach(PortForward::close);
        unshare.descendants().forEach(ProcessHandle::destroyForcibly);
        unshare.destroyForcibly();
        unshare.onExit().join();
    }
}
