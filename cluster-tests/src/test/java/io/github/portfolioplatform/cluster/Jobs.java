package io.github.portfolioplatform.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Jobs of CronJobs, made at once: as {@code kubectl create job --from} makes them, and as the controller does in time. */
final class Jobs {

    private static final Duration LIMIT = Duration.ofMinutes(3);

    private static final String TIME_TO_LIVE = "ttlSecondsAfterFinished";

    private final ControlPlane cluster;
    private final Namespace namespace;
    private final int speed;

    private Jobs(ControlPlane cluster, Namespace namespace, int speed) {
        this.cluster = cluster;
        this.namespace = namespace;
        this.speed = speed;
    }

    static Jobs in(ControlPlane cluster, Namespace namespace) {
        return new Jobs(cluster, namespace, 1);
    }

    /** {@return the same for a time that runs so much faster} Finished jobs live shorter by that. */
    Jobs inFasterTime(int times) {
        return new Jobs(cluster, namespace, times);
    }

    /** {@return the name of a new job of each of these CronJobs} */
    List<String> create(List<Resource> cronJobs, String suffix) {
        return cronJobs.stream()
                .map(cronJob -> create(cronJob, suffix).succeeded().name())
                .toList();
    }

    private Answer create(Resource cronJob, String suffix) {
        Resource existing = cluster.api().read(cronJob).orElseThrow();
        Map<String, Object> owner = Map.of(
                "apiVersion",
                existing.apiVersion(),
                "kind",
                existing.kind(),
                "name",
                existing.name(),
                "uid",
                existing.at("metadata", "uid"),
                "controller",
                true);
        Map<String, Object> metadata = Map.of(
                "name",
                existing.name() + "-" + suffix,
                "namespace",
                existing.namespace(),
                "ownerReferences",
                List.of(owner));
        Map<String, Object> job = new HashMap<>(Map.of("apiVersion", "batch/v1", "kind", "Job", "metadata", metadata));
        Map<Object, Object> spec = new HashMap<>((Map<?, ?>) existing.at("spec", "jobTemplate", "spec"));
        spec.computeIfPresent(TIME_TO_LIVE, (key, seconds) -> ((Integer) seconds + speed - 1) / speed);
        job.put("spec", spec);
        return cluster.api().create(new Resource(job));
    }

    /** Waits until each has succeeded. */
    void awaitCompleted(List<String> jobs) {
        await(jobs, "Complete");
    }

    /** Waits until each has used all its attempts. */
    void awaitFailed(List<String> jobs) {
        await(jobs, "Failed");
    }

    /** Waits until each of their pods runs; what hinders one is shown. */
    void awaitRunning(List<String> jobs, Duration limit) {
        Eventually.noneWithin(limit, () -> {
            List<String> waiting = new ArrayList<>(jobs);
            namespace.pods().stream()
                    .filter(pod -> "Running".equals(pod.at("status", "phase")))
                    .forEach(pod -> waiting.remove(pod.at("metadata", "labels", "batch.kubernetes.io/job-name")));
            return waiting.isEmpty() ? "" : "not running: " + waiting + namespace.events();
        });
    }

    /** Lets time pass, but no longer than anything is left of jobs that have ended. */
    void areKeptFor(Duration time) {
        Eventually.orAfter(time, () -> namespace.all("batch/v1", "Job").isEmpty() && hasOnlyServers());
    }

    private boolean hasOnlyServers() {
        return namespace.pods().stream().noneMatch(pod -> "Never".equals(pod.at("spec", "restartPolicy")));
    }

    private void await(List<String> jobs, String condition) {
        Eventually.noneWithin(LIMIT, () -> {
            Map<String, Resource> existing =
                    namespace.all("batch/v1", "Job").stream().collect(Collectors.toMap(Resource::name, job -> job));
            List<String> missing = new ArrayList<>(jobs);
            // A job that has succeeded may be gone by its time to live.
            missing.removeIf(
                    job -> !existing.containsKey(job) || existing.get(job).hasCondition(condition));
            return missing.isEmpty() ? "" : "not " + condition + ": " + missing + namespace.events();
        });
    }
}
