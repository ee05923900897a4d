package io.github.portfolioplatform.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Stands in where the kernel allows no namespaces: paths and ports of the pod are replaced wherever they are written, in words,
 * variables and files. What is proven is a little less.
 */
final class ReplacedPathsSandbox implements PodSandbox {

    private final PodLayout layout;
    private final Map<String, String> paths = new LinkedHashMap<>();
    private final Map<Integer, Integer> ports;

    ReplacedPathsSandbox(PodLayout layout, Optional<ReplacedPathsSandbox> network) throws IOException {
        this.layout = layout;
        this.ports = network.map(other -> other.ports).orElseGet(HashMap::new);
        for (int port : layout.ports()) {
            ports.computeIfAbsent(port, any -> freePort());
        }
        // The longest first, for one may be part of another.
        layout.mounts().stream()
                .sorted(Comparator.comparing(
                                (PodLayout.Mount mount) -> mount.target().length())
                        .reversed())
                .forEach(mount -> paths.put(mount.target(), mount.source().toString()));
        layout.folders().stream()
                .filter(path -> !path.equals("/tmp"))
                .forEach(path -> paths.putIfAbsent(path, layout.root() + path));
        for (PodLayout.Mount mount : layout.mounts()) {
            if (mount.access() == PodLayout.Access.READ
                    && mount.source().startsWith(layout.root().getParent())) {
                replaceIn(mount.source());
            }
        }
    }

    private void replaceIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
                Files.writeString(file, replaced(text), StandardCharsets.ISO_8859_1);
                Files.setPosixFilePermissions(file, permissions);
            }
        }
    }

    private String replaced(String text) {
        // All at once, for what stands in for one path may begin with another.
        String result = Pattern.compile("(?<![\\w/.])(" + String.join("|", paths.keySet()) + ")(?![\\w.-])")
                .matcher(text)
                .replaceAll(path -> Matcher.quoteReplacement(paths.get(path.group(1))));
        for (Map.Entry<Integer, Integer> port : ports.entrySet()) {
            result = result.replaceAll("(?<![\\w.])" + port.getKey() + "(?![\\w.])", String.valueOf(port.getValue()));
        }
        return result;
    }

    @Override
    public ProcessBuilder process(List<String> command, Map<String, String> environment) {
        List<String> words = new ArrayList<>();
        if (PodNamespaces.isRoot()) {
            words.addAll(new PodNamespaces(true).become(layout.user(), layout.group()));
        }
        words.addAll(List.of("sh", "-c", "cd \"$1\" && shift && exec \"$@\"", "sh"));
        words.add(replaced(layout.workingDirectory()));
        command.forEach(word -> words.add(replaced(word)));
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.environment().clear();
        environment.forEach((name, value) -> builder.environment().put(name, replaced(value)));
        return builder;
    }

    @Override
    public ProcessHandle within(Process process) {
        return process.toHandle();
    }

    @Override
    public String inside(String pathOrPort) {
        return replaced(pathOrPort);
    }

    @Override
    public int forward(int port) {
        return ports.get(port);
    }

    @Override
    public void close() {
        // There is nothing but the processes, and whoever started them ends them.
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new IllegalStateException(none);
        }
    }
}
