package io.github.portfolioplatform.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * The control plane of a Kubernetes cluster, started once for all tests of this JVM and ended with it. Its log is
 * {@code target/control-plane/log}.
 *
 * <p>A test is annotated with {@link NeedsControlPlane} and works in namespaces of its own, because the cluster is shared:
 *
 * <pre>{@code
 * @NeedsControlPlane
 * class LabelsIT {
 *
 *     private final ControlPlane cluster = ControlPlane.running();
 *
 *     @Test
 *     void labels_are_kept() {
 *         Namespace namespace = cluster.namespace(ControlPlane.unusedName("labels"));
 *         Answer answer = cluster.api().apply(Resource.parse(text));  // server-side apply, without a process
 *         cluster.kubectl().run("apply", "-k", folder.toString()).succeeded();  // as users apply
 *         namespace.awaitReady();
 *         namespace.delete();
 *     }
 * }
 * }</pre>
 *
 * <p>{@link ApiServer#apply} and {@link ApiServer#dryRun} take milliseconds; {@link Kubectl} starts a process each time. The storage classes
 * {@code standard} (default), {@code fast} and {@code slow} and the priority class {@code databases} exist, and so do the custom resources of
 * External Secrets, Vault Secrets Operator, cert-manager, Flux and Argo CD; no controller acts on them, but while {@link Controllers} run.
 */
final class ControlPlane {

    private static final Duration START = Duration.ofMinutes(4);

    private static final AtomicInteger NAMES = new AtomicInteger();

    private static ControlPlane running;

    private final Path folder;
    private final Kubectl kubectl;
    private final ApiServer api;

    private ControlPlane(Path folder) {
        this.folder = folder;
        Path kubeconfig = folder.resolve("kubeconfig");
        this.kubectl = new Kubectl(kubeconfig);
        this.api = ApiServer.of(kubeconfig);
    }

    /** {@return the control plane} The first caller waits until it is started, which takes some ten seconds. */
    static synchronized ControlPlane running() {
        if (running == null) {
            Path folder = Path.of(System.getProperty("cluster.state", "target/control-plane"))
                    .toAbsolutePath();
            start(folder);
            running = new ControlPlane(folder);
            running.prepare();
        }
        return running;
    }

    /** {@return a name that no other test of this JVM uses} */
    static String unusedName(String start) {
        return start + "-" + NAMES.incrementAndGet();
    }

    /** {@return the client that users have} */
    Kubectl kubectl() {
        return kubectl;
    }

    /** {@return the API server, without a client between} */
    ApiServer api() {
        return api;
    }

    /** {@return the namespace of that name, which is created if it does not exist} */
    Namespace namespace(String name) {
        Namespace namespace = new Namespace(this, name);
        namespace.create();
        return namespace;
    }

    /** {@return the folder of its state} */
    Path folder() {
        return folder;
    }

    /**
     * The process ends itself when its standard input is closed, which the end of this JVM does, however it ends.
     */
    private static void start(Path folder) {
        try {
            deleteAll(folder);
            Files.createDirectories(folder);
            Path log = folder.resolve("log");
            Process process = new ProcessBuilder(
                            Installation.program("control-plane").toString(), folder.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            Eventually.within(START, "the control plane is ready, see " + log, () -> {
                if (!process.isAlive()) {
                    throw new AssertionError("the control plane has ended, see " + log);
                }
                return Files.exists(folder.resolve("kubeconfig"));
            });
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void deleteAll(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> paths;
        try (Stream<Path> all = Files.walk(folder)) {
            paths = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : paths) {
            Files.delete(path);
        }
    }

    /** {@return what administrators of a cluster provide before databases are applied} */
    static List<Resource> provided() {
        return Resource.parseAll(Resource.text("cluster.yaml"));
    }

    private void prepare() {
        api.applyAll(provided());
        try (Stream<Path> files = Files.walk(Installation.customResources())) {
            files.filter(file -> file.toString().endsWith(".yaml"))
                    .flatMap(file -> Resource.readAll(file).stream())
                    .filter(resource -> resource.kind().equals("CustomResourceDefinition"))
                    .forEach(definition -> api.apply(definition).succeeded());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Eventually.noneWithin(
                START,
                () -> api.list("apiextensions.k8s.io/v1", "CustomResourceDefinition", "").stream()
                        .filter(definition -> !definition.hasCondition("Established"))
                        .map(definition -> definition.name() + " is not served")
                        .findFirst()
                        .orElse(""));
        api.learnKinds();
    }
}
