package io.github.portfolioplatform.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A rendered container in a sandbox, and what kubelet and {@code kubectl} do with it. */
final class RunningContainer implements AutoCloseable {

    /** A state that takes its time. */
    @FunctionalInterface
    interface Condition {
        boolean holds() throws Exception;
    }

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final RenderedContainer rendered;
    private final ServerImage image;
    private final Path folder;
    private final PodSandbox sandbox;
    private final Path log;
    private final Map<Integer, Integer> forwarded = new HashMap<>();
    private Optional<Process> server = Optional.empty();

    private RunningContainer(
            RenderedContainer rendered, ServerImage image, Path folder, boolean starts, Optional<PodSandbox> network)
            throws IOException {
        this.rendered = rendered;
        this.image = image;
        this.folder = folder;
        PodFolder pod = new PodFolder(folder, starts);
        this.sandbox = PodSandbox.open(pod.prepare(rendered, image), network);
        this.log = pod.of(rendered).resolve("server.log");
    }

    /** Prepares the first container of a pod. Its claims live in the folder, so that the next pod finds them there. */
    static RunningContainer open(RenderedContainer rendered, ServerImage image, Path folder) {
        return open(rendered, image, folder, true, Optional.empty());
    }

    /** Prepares another container of the same pod, with the same network and the same volumes, but for those in memory. */
    RunningContainer sibling(RenderedContainer other, ServerImage itsImage) {
        return open(other, itsImage, folder, false, Optional.of(sandbox));
    }

    /** Prepares a container of another pod, which reaches the servers of this one by the names of their Services. */
    RunningContainer neighbour(RenderedContainer other, ServerImage itsImage, Path itsFolder) {
        return open(other, itsImage, itsFolder, true, Optional.of(sandbox));
    }

    private static RunningContainer open(
            RenderedContainer rendered, ServerImage image, Path folder, boolean starts, Optional<PodSandbox> network) {
        try {
            return new RunningContainer(rendered, image, folder, starts, network);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /**
     * Starts what is rendered: the image's entrypoint with the arguments, or the command in place of it.
     *
     * @param more arguments that bring the server into a state that it rarely is in
     */
    RunningContainer start(String... more) {
        List<String> arguments =
                Stream.concat(rendered.arguments().stream(), Stream.of(more)).toList();
        List<String> command = rendered.command().isEmpty()
                ? image.entrypoint(this, arguments)
                : Stream.concat(rendered.command().stream(), arguments.stream()).toList();
        try {
            Process process = sandbox.process(command, environment(Map.of()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            process.getOutputStream().close();
            server = Optional.of(process);
            return this;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Replaces a file in a volume that is mounted already, as the kubelet does when a Secret has changed. */
    void replace(String volume, String file, String text, int mode) throws IOException {
        Path path = folder.resolve("volumes").resolve(volume).resolve(file);
        Files.writeString(path, text);
        Permissions.give(path, mode, 0, rendered.pod().group().orElseThrow());
    }

    /** Runs what is rendered to its end, as a Job does. */
    Execution runToEnd() {
        return run(Stream.concat(rendered.command().stream(), rendered.arguments().stream())
                .toList());
    }

    /** Runs a command in the container, as {@code kubectl exec} does. */
    Execution run(List<String> command) {
        return run(command, Map.of());
    }

    /** The same with some variables of other values. */
    Execution run(List<String> command, Map<String, String> variables) {
        return Execution.of(sandbox.process(command, environment(variables)));
    }

    /** What runs a command in the container, for whoever feeds it himself. */
    ProcessBuilder process(List<String> command) {
        return sandbox.process(command, environment(Map.of()));
    }

    /** Runs {@code readinessProbe} and the like. How long it takes says more about this machine than about what is rendered. */
    boolean succeeds(String probe) {
        return succeeds(probe, Map.of());
    }

    private boolean succeeds(String probe, Map<String, String> variables) {
        return run(rendered.probe(probe), variables).exitCode() == 0;
    }

    /** What the three probes say. */
    String probes() {
        return probes(Map.of());
    }

    String probes(Map<String, String> variables) {
        return Stream.of("started startupProbe", "ready readinessProbe", "alive livenessProbe")
                .map(probe -> probe.split(" "))
                .map(probe -> probe[0] + (succeeds(probe[1], variables) ? " yes" : " no"))
                .collect(Collectors.joining(", "));
    }

    RunningContainer await(Condition condition) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            if (!isRunning() || System.nanoTime() > end) {
                throw new AssertionError(
                        "the server " + (isRunning() ? "takes too long" : "has ended") + ":\n" + log());
            }
            TimeUnit.MILLISECONDS.sleep(25);
        }
        return this;
    }

    boolean isRunning() {
        return server.filter(Process::isAlive).isPresent();
    }

    /** Stops it as the runtime does, and gives it as long as is rendered. */
    int stop() throws InterruptedException {
        signal(image.stopSignal());
        return ended();
    }

    /** {@return the exit code} The server has been told to end, and has as long as is rendered. */
    int ended() throws InterruptedException {
        Process process = server.orElseThrow();
        if (!process.waitFor(rendered.pod().gracePeriod().toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("not stopped within " + rendered.pod().gracePeriod() + ":\n" + log());
        }
        return process.exitValue();
    }

    void signal(String signal) {
        ProcessHandle process = sandbox.within(server.orElseThrow());
        Execution.of(new ProcessBuilder("sh", "-c", "kill -s " + signal + " " + process.pid()))
                .succeeded();
    }

    /** The command lines of all processes of the server, as a process list shows them. */
    List<String> commandLines() {
        ProcessHandle main = sandbox.within(server.orElseThrow());
        return Stream.concat(Stream.of(main), main.descendants())
                .map(process -> Path.of("/proc/" + process.pid() + "/cmdline"))
                .map(RunningContainer::text)
                .toList();
    }

    String log() {
        return text(log);
    }

    /** A port of this machine that leads to that of the container. */
    int forward(int port) {
        return forwarded.computeIfAbsent(port, any -> {
            try {
                return sandbox.forward(port);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
    }

    /** Runs a script as root on the network of the pod, which only namespaces have. */
    Execution onNetwork(String script) {
        return ((NamespaceSandbox) sandbox).onNetwork(script);
    }

    /** What a path or port of the pod is called where its processes run. */
    String inside(String pathOrPort) {
        return sandbox.inside(pathOrPort);
    }

    RenderedContainer rendered() {
        return rendered;
    }

    private Map<String, String> environment(Map<String, String> others) {
        Map<String, String> environment = new LinkedHashMap<>(image.environment());
        environment.put("HOME", "/tmp");
        environment.put("PATH", path());
        environment.putAll(rendered.environment());
        environment.putAll(others);
        return environment;
    }

    private String path() {
        Stream<String> clients = image.clients().stream().map(Path::toString);
        Stream<String> folders = Stream.concat(Stream.of(ServerImage.PROGRAMS + "/bin"), clients);
        return String.join(
                ":",
                Stream.concat(folders, Stream.of("/usr/sbin", "/usr/bin", "/sbin", "/bin"))
                        .toList());
    }

    private static String text(Path file) {
        try {
            return Files.exists(file)
                    ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8).replace('\0', ' ')
                    : "";
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void close() {
        server.ifPresent(process -> {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().onExit().join();
        });
        sandbox.close();
    }
}
