package io.github.portfolioplatform.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The kind of namespaces that this machine allows. Root gives files the owners that the kubelet gives them; anybody else has a namespace
 * in which files belong to whom the container runs as.
 */
record PodNamespaces(boolean root) {

    private static final int NOBODY = 65534;

    /** What works here, if the kernel and the installed tools allow any. */
    static final Optional<PodNamespaces> ALLOWED = allowed();

    private static Optional<PodNamespaces> allowed() {
        PodNamespaces kind = new PodNamespaces(isRoot());
        List<String> command = new ArrayList<>(kind.unshare(Optional.empty()));
        command.addAll(List.of(
                "sh",
                "-c",
                "ip link set lo up && mount -t proc proc /proc && command -v pivot_root nsenter setpriv >/dev/null"));
        if (Boolean.getBoolean("servers.withoutNamespaces")
                || Execution.of(new ProcessBuilder(command)).exitCode() != 0) {
            System.out.println(
                    "Not proven: that paths, ports and permissions fit each other in the pod, for without namespaces"
                            + " the servers run with others.");
            return Optional.empty();
        }
        if (!kind.root) {
            System.out.println(
                    "Not proven: that a server may read the files that belong to others, for without root all are its own.");
        }
        return Optional.of(kind);
    }

    /** Whom a container of that user runs as: PostgreSQL wants one that the system knows. */
    static int user(int user) {
        return ALLOWED.isPresent() ? user : NOBODY;
    }

    static boolean isRoot() {
        try {
            return Files.exists(Path.of("/proc/self"))
                    && Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    NamespaceSandbox open(PodLayout layout, Optional<NamespaceSandbox> network) throws IOException {
        return new NamespaceSandbox(this, layout, network);
    }

    /** Starts namespaces, on the network of a pod that is there already or with one of their own. */
    List<String> unshare(Optional<Long> network) {
        List<String> command = new ArrayList<>();
        network.ifPresent(pod -> command.addAll(enterNetwork(pod)));
        command.addAll(List.of("unshare", "--mount", "--pid", "--fork", "--kill-child"));
        if (network.isEmpty()) {
            command.add("--net");
            command.addAll(root ? List.of() : List.of("--user", "--map-root-user"));
        }
        return command;
    }

    /** Goes to the network of a pod, as root. */
    List<String> enterNetwork(long pod) {
        List<String> command = new ArrayList<>(List.of("nsenter", "--target=" + pod, "--net"));
        command.addAll(root ? List.of() : List.of("--user", "--preserve-credentials"));
        return command;
    }

    /** Goes into the namespaces of a pod, as root. */
    List<String> enter(long pod) {
        List<String> command = new ArrayList<>(enterNetwork(pod));
        command.addAll(List.of("--mount", "--pid"));
        return command;
    }

    /** Goes on as somebody else. */
    List<String> become(int user, OptionalInt group) {
        if (!root) {
            return List.of("unshare", "--user", "--map-user=" + user, "--map-group=" + user);
        }
        return List.of(
                "setpriv",
                "--reuid=" + user,
                "--regid=" + user,
                group.isPresent() ? "--groups=" + group.getAsInt() : "--clear-groups");
    }
}
