package io.github.portfolioplatform.cluster;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A namespace of the cluster, with what the pretended node does in it. */
final class Namespace {

    /** Generous, because the machine builds and tests other things, too. */
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final ControlPlane cluster;
    private final String name;
    private final Map<String, String> annotations = new TreeMap<>();

    Namespace(ControlPlane cluster, String name) {
        this.cluster = cluster;
        this.name = name;
    }

    void create() {
        awaitUnused();
        apply();
        // Admission refuses pods until it exists.
        Eventually.within(
                LIMIT,
                "there is a ServiceAccount in " + name,
                () -> cluster.api()
                        .read("v1", "ServiceAccount", name, "default")
                        .isPresent());
    }

    String name() {
        return name;
    }

    /** Lets all jobs fail whose pods have one of these texts in their names, and no others. */
    void failJobs(String... partsOfNames) {
        annotate("pretended-node/failing-pods", String.join(" ", partsOfNames));
    }

    /** Lets jobs take that long. */
    void jobsTake(Duration duration) {
        annotate("pretended-node/job-seconds", String.valueOf(duration.toSeconds()));
    }

    private void annotate(String key, String value) {
        annotations.put(key, value);
        apply();
    }

    private void apply() {
        Map<String, Object> metadata = Map.of("name", name, "annotations", annotations);
        cluster.api()
                .apply(new Resource(Map.of("apiVersion", "v1", "kind", "Namespace", "metadata", metadata)))
                .succeeded();
    }

    /** {@return the objects of a kind, {@code "v1", "Pod"}} */
    List<Resource> all(String apiVersion, String kind) {
        return cluster.api().list(apiVersion, kind, name);
    }

    List<Resource> pods() {
        return all("v1", "Pod");
    }

    /** {@return the UID of each pod, by name; another UID is another pod} */
    Map<String, String> uidsOfPods() {
        return pods().stream()
                .collect(Collectors.toMap(Resource::name, pod -> String.valueOf(pod.at("metadata", "uid"))));
    }

    /** Waits until all claims have volumes and every StatefulSet is what it is declared to be. */
    void awaitReady() {
        try {
            Eventually.noneWithin(LIMIT, this::notReady);
        } catch (AssertionError late) {
            throw new AssertionError(late.getMessage() + events(), late);
        }
    }

    private String notReady() {
        return Stream.concat(
                        all("v1", "PersistentVolumeClaim").stream()
                                .filter(claim -> !"Bound".equals(claim.at("status", "phase"))),
                        all("apps/v1", "StatefulSet").stream().filter(set -> !isRolledOut(set)))
                .map(waiting -> waiting.id() + " is not ready: " + waiting.at("status"))
                .collect(Collectors.joining("\n"));
    }

    private static boolean isRolledOut(Resource set) {
        Object replicas = set.at("spec", "replicas");
        return set.at("metadata", "generation").equals(set.at("status", "observedGeneration"))
                && replicas.equals(set.at("status", "updatedReplicas"))
                && replicas.equals(set.at("status", "availableReplicas"))
                && set.at("status", "updateRevision").equals(set.at("status", "currentRevision"));
    }

    /** {@return the warnings of controllers, a line for each} */
    String events() {
        return all("v1", "Event").stream()
                .filter(event -> "Warning".equals(event.at("type")))
                .map(event -> "\n  " + event.at("involvedObject", "kind") + "/" + event.at("involvedObject", "name")
                        + " " + event.at("reason") + ": " + event.at("message"))
                .distinct()
                .collect(Collectors.joining());
    }

    /** {@return the warnings of controllers that could not create what they wanted to, pods and volumes} */
    List<String> refusals() {
        return events().lines().filter(line -> line.contains(" Failed")).toList();
    }

    /** Deletes it with all that is in it, which takes some time; who uses the name again waits for that. */
    void delete() {
        cluster.api().delete("v1", "Namespace", "", name).succeeded();
    }

    /** Waits until nothing is left of one with the same name that was deleted. */
    void awaitUnused() {
        Eventually.within(
                LIMIT,
                "nothing is left of the former namespace " + name,
                () -> cluster.api()
                        .read("v1", "Namespace", "", name)
                        .filter(existing -> existing.at("metadata", "deletionTimestamp") != null)
                        .isEmpty());
    }
}
