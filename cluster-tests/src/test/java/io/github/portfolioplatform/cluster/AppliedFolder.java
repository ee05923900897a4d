package io.github.portfolioplatform.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A rendered folder in a cluster, which it leaves when this is closed. */
final class AppliedFolder implements AutoCloseable {

    /** Not deleted, because Kubernetes does not allow that. */
    private static final String DEFAULT = "default";

    private final ControlPlane cluster = ControlPlane.running();
    private final RenderedFolder folder;
    private final Way way;
    private final List<Namespace> namespaces;
    private final Kubectl.Result result;

    private AppliedFolder(RenderedFolder folder, Way way) {
        this.folder = folder;
        this.way = way;
        this.namespaces =
                folder.namespaces().stream().map(this::namespaceToApplyTo).toList();
        this.result = way.run(cluster.kubectl(), "apply", folder);
    }

    /** One that is rendered is created by kubectl, which does not wait for a former one. */
    private Namespace namespaceToApplyTo(String name) {
        Namespace namespace = new Namespace(cluster, name);
        if (folder.all("Namespace").stream()
                .anyMatch(rendered -> rendered.name().equals(name))) {
            namespace.awaitUnused();
        } else {
            namespace.create();
        }
        return namespace;
    }

    static AppliedFolder apply(RenderedFolder folder, Way way) {
        return new AppliedFolder(folder, way);
    }

    /** {@return the namespace of an environment} */
    Namespace namespace() {
        assertThat(namespaces).hasSize(1);
        return namespaces.get(0);
    }

    void isAcceptedWithoutWarning() {
        assertThat(result.lines()).hasSameSizeAs(folder.resources());
        assertThat(result.errors()).isEmpty();
    }

    /** Values, and not words: server-side apply always prints the same. */
    void isUnchangedByASecondTime() {
        namespaces.forEach(Namespace::awaitReady);
        List<Resource> before = folder.resources().stream().map(this::kept).toList();
        Kubectl.Result second = way.run(cluster.kubectl(), "apply", folder);
        assertThat(second.errors()).isEmpty();
        assertThat(before.stream()
                        .flatMap(one ->
                                Differences.between(withoutWhatTimeChanges(one), withoutWhatTimeChanges(kept(one)))
                                        .stream()))
                .isEmpty();
        if (way == Way.CLIENT_SIDE) {
            assertThat(second.lines()).allMatch(line -> line.endsWith(" unchanged") || isSecretWithPlainTexts(line));
        }
    }

    /**
     * The one known exception. The API server keeps {@code stringData} as {@code data}, so that kubectl finds no {@code stringData} to compare
     * with, sends it again, and prints {@code configured} although nothing changes. Values are rendered for development only, where people
     * read them, and their keys follow from the engine, so that no key of before is left behind.
     */
    private boolean isSecretWithPlainTexts(String line) {
        return folder.all("Secret").stream()
                .filter(secret -> secret.at("stringData") != null)
                .anyMatch(secret -> line.equals("secret/" + secret.name() + " configured"));
    }

    void differsInNothing() {
        Kubectl.Result diff = way.run(cluster.kubectl(), "diff", folder);
        assertThat(diff.succeeded()).isEmpty();
        assertThat(diff.errors()).isEmpty();
    }

    /** {@return what the API server has dropped, changed or added} */
    List<String> differencesToWhatIsKept() {
        return folder.resources().stream()
                .flatMap(resource -> Differences.between(resource, kept(resource)).stream())
                .toList();
    }

    private Resource kept(Resource resource) {
        return cluster.api().read(resource).orElseThrow(() -> new AssertionError(resource.id() + " is not there"));
    }

    private static Resource withoutWhatTimeChanges(Resource resource) {
        Map<String, Object> fields = new TreeMap<>(resource.fields());
        fields.remove("status");
        Map<Object, Object> metadata = new TreeMap<>((Map<?, ?>) fields.get("metadata"));
        metadata.remove("managedFields");
        metadata.remove("resourceVersion");
        fields.put("metadata", metadata);
        return new Resource(fields);
    }

    /** Where there are servers: all of them run, and the cluster counts what the portfolio says. */
    void serversUseTheTotals() {
        if (folder.all("StatefulSet").isEmpty()) {
            return;
        }
        Namespace namespace = namespace();
        Measure measure = Measure.in(cluster, namespace.name());
        namespace.awaitReady();
        measure.awaitUsed(RenderedPortfolio.of(folder).totals());
        measure.remove();
    }

    /** One of each CronJob, those that people start included, all at the same time. */
    void jobsAreAdmittedAndEnd() {
        for (Namespace namespace : namespaces) {
            Jobs jobs = Jobs.in(cluster, namespace);
            jobs.awaitCompleted(jobs.create(folder.all("CronJob"), "once"));
            assertThat(namespace.refusals()).isEmpty();
        }
    }

    /** Waits until nothing is left of it, which may need the controllers of custom resources. */
    void awaitGone() {
        namespaces.forEach(Namespace::awaitUnused);
    }

    @Override
    public void close() {
        for (Namespace namespace : namespaces) {
            if (namespace.name().equals(DEFAULT)) {
                Way.CLIENT_SIDE.run(cluster.kubectl(), "delete", folder).succeeded();
            } else {
                namespace.delete();
            }
        }
    }
}
