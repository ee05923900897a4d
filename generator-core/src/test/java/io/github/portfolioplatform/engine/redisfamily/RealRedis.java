package io.github.portfolioplatform.engine.redisfamily;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.KeyToPath;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeProjection;
import io.github.portfolioplatform.engine.DatabaseServer;
import io.github.portfolioplatform.engine.PodContribution;
import io.github.portfolioplatform.engine.UserSecret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A Redis server on this machine and its clients, with the rendered arguments, files, probes and scripts. Only folders, host and port are
 * others than in the pod.
 */
final class RealRedis implements AutoCloseable {

    /** What a program wrote, and how it ended. */
    record Outcome(int code, String output) {}

    final Map<String, String> passwords =
            new HashMap<>(Map.of("app", "of-app", "admin", "of-admin", "metrics", "of-metrics", "backup", "of-backup"));
    final TestCertificates certificates;
    final int port = freePort();

    private final DatabaseServer rendered;
    private final PodContribution pod;
    private final Path folder;
    private final Path programs;
    private final List<Process> started = new ArrayList<>();

    RealRedis(DatabaseServer rendered, Path folder) throws Exception {
        this.rendered = rendered;
        this.pod = rendered.pod();
        this.folder = folder;
        this.certificates = new TestCertificates(Files.createDirectories(folder.resolve("authority")));
        this.programs = Files.createDirectories(folder.resolve("bin"));
        Files.createDirectories(folder.resolve("data"));
        program("redis-cli", "echo \"$*\" >> '" + folder + "/asked'\nexec '" + find("redis-cli") + "' \"$@\"\n");
        // A pod waits with patience; a test has little.
        program("sleep", "exec '" + find("sleep") + "' 0.1\n");
        publish();
    }

    static boolean isMissing(String whatFor) {
        List<String> missing = Stream.of("redis-server", "redis-cli", "openssl")
                .filter(name -> find(name).isEmpty())
                .toList();
        if (!missing.isEmpty()) {
            System.out.println("Not proven: " + whatFor + ", for this machine has no " + missing + ".");
        }
        return !missing.isEmpty();
    }

    private static String find(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(directory -> Path.of(directory, program))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst()
                .orElse("");
    }

    private void program(String name, String text) throws IOException {
        assertThat(Files.writeString(programs.resolve(name), "#!/bin/sh\n" + text)
                        .toFile()
                        .setExecutable(true))
                .isTrue();
    }

    /** Brings the files of all volumes up to date, as the kubelet does. */
    void publish() throws Exception {
        Map<String, String> contents = new TreeMap<>();
        rendered.configuration().forEach((key, text) -> contents.put("redis-sessions-configuration/" + key, text));
        certificates.files().forEach((key, text) -> contents.put("redis-sessions-tls/" + key, text));
        for (UserSecret secret : Sessions.outsideProduction().secrets()) {
            secret.values()
                    .forEach((key, value) -> contents.put(secret.name() + "/" + key, Evaluated.of(value, passwords)));
        }
        mount(pod.volumes(), pod.mounts(), contents);
    }

    private void mount(List<Volume> volumes, List<VolumeMount> mounts, Map<String, String> contents)
            throws IOException {
        for (VolumeMount mount : mounts) {
            Volume volume = volumes.stream()
                    .filter(candidate -> candidate.getName().equals(mount.getName()))
                    .findFirst()
                    .orElseThrow();
            if (volume.getEmptyDir() != null) {
                Files.createDirectories(file(mount.getMountPath()));
            } else if (volume.getProjected() != null) {
                for (VolumeProjection part : volume.getProjected().getSources()) {
                    write(mount, part.getSecret().getName(), part.getSecret().getItems(), contents, true);
                }
            } else if (volume.getSecret() != null) {
                write(
                        mount,
                        volume.getSecret().getSecretName(),
                        volume.getSecret().getItems(),
                        contents,
                        true);
            } else {
                write(
                        mount,
                        volume.getConfigMap().getName(),
                        volume.getConfigMap().getItems(),
                        contents,
                        false);
            }
        }
    }

    private void write(
            VolumeMount mount, String source, List<KeyToPath> items, Map<String, String> contents, boolean secret)
            throws IOException {
        for (KeyToPath item : items) {
            String content = contents.get(source + "/" + item.getKey());
            write(mount.getMountPath() + "/" + item.getPath(), secret ? content : here(content));
        }
    }

    /** Writes a file of a volume. */
    void write(String path, String content) throws IOException {
        Path file = file(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    String read(String path) throws IOException {
        return Files.readString(file(path));
    }

    /** Where a file of a volume lies on this machine. */
    Path file(String path) {
        return Path.of(here(path));
    }

    /** The text with the folders and the port of this machine. */
    String here(String text) {
        return text.replaceAll("(?<![\\w/])(/etc/redis|/run|/data)\\b", folder + "$1")
                .replaceAll("\\b6379\\b", String.valueOf(port));
    }

    /** Starts the server, and waits until its startup probe says that it has started. */
    Process start(String... more) throws Exception {
        Process server = launch(more);
        for (int attempt = 0; attempt < 200 && probe("startup") != 0; attempt++) {
            assertThat(server.isAlive())
                    .as("the server runs; its log: %s", log())
                    .isTrue();
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return server;
    }

    Process launch(String... more) throws IOException {
        return launch(pod.arguments(), more);
    }

    Process launch(List<String> arguments, String... more) throws IOException {
        List<String> command =
                new ArrayList<>(arguments.stream().map(this::here).toList());
        command.addAll(Arrays.asList(more));
        command.addAll(0, List.of("/usr/bin/env"));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()));
        builder.environment().put("PATH", programs + ":" + System.getenv("PATH"));
        Process server = builder.start();
        started.add(server);
        return server;
    }

    /** The exit code of a server that is not to start. */
    int failToStart(String... more) throws Exception {
        Process server = launch(more);
        assertThat(server.waitFor(20, TimeUnit.SECONDS)).as("it ends").isTrue();
        return server.exitValue();
    }

    void stop(Process server) throws Exception {
        List<ProcessHandle> beside = server.descendants().toList();
        server.destroy();
        assertThat(server.waitFor(30, TimeUnit.SECONDS)).as("it ends").isTrue();
        beside.forEach(ProcessHandle::destroyForcibly);
        assertThat(server.exitValue()).isZero();
    }

    String log() throws IOException {
        return Files.readString(folder.resolve("log"));
    }

    /** The command lines of all that asked the server so far, by {@code redis-cli}. */
    String asked() throws IOException {
        return Files.readString(folder.resolve("asked"));
    }

    /** The exit code of the startup, readiness or liveness probe. */
    int probe(String name) throws Exception {
        Probe probe = switch (name) {
            case "startup" -> pod.probes().orElseThrow().startup();
            case "readiness" -> pod.probes().orElseThrow().readiness();
            default -> pod.probes().orElseThrow().liveness();
        };
        return run(probe.getExec().getCommand(), Map.of()).code();
    }

    /** Waits until the log says that. */
    void awaitLog(String text) throws Exception {
        for (int attempt = 0; attempt < 400 && !log().contains(text); attempt++) {
            TimeUnit.MILLISECONDS.sleep(25);
        }
        assertThat(log()).contains(text);
    }

    /** Waits until the server knows the present passwords of all users: this writes one file after the other, unlike the kubelet. */
    void awaitPasswords() throws Exception {
        for (String user : passwords.keySet()) {
            for (int attempt = 0; attempt < 100 && !ask(user, "PING").equals("PONG"); attempt++) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
    }

    /** What the server answers to that user. */
    String ask(String user, String... words) throws Exception {
        return askWith(user, passwords.get(user), words);
    }

    String askWith(String user, String password, String... words) throws Exception {
        return client(List.of("--tls", "--cacert", "/run/tls/ca.crt", "--user", user), password, words)
                .output();
    }

    Outcome client(List<String> options, String password, String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of("redis-cli", "-h", "localhost", "-p", String.valueOf(port)));
        command.addAll(options);
        command.addAll(Arrays.asList(words));
        return run(command, password.isEmpty() ? Map.of() : Map.of("REDISCLI_AUTH", password));
    }

    Outcome run(List<String> command, Map<String, String> environment) throws Exception {
        // env finds programs by the PATH that it is given, where the JVM would use its own.
        List<String> found = new ArrayList<>(List.of("/usr/bin/env"));
        command.forEach(word -> found.add(here(word)));
        ProcessBuilder builder = new ProcessBuilder(found).redirectErrorStream(true);
        builder.environment().remove("REDISCLI_AUTH");
        builder.environment().put("PATH", programs + ":" + System.getenv("PATH"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), output.strip());
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new IllegalStateException(none);
        }
    }

    @Override
    public void close() {
        // A container ends with all of its processes.
        List<ProcessHandle> all = started.stream()
                .flatMap(server -> Stream.concat(server.descendants(), Stream.of(server.toHandle())))
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(process -> process.onExit().join());
    }
}
