package io.github.portfolioplatform.render;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds workloads by the labels of their pods without looking at all of them. */
final class PodIndex {

    private final Map<String, List<Workload>> byLabel = new HashMap<>();

    void add(Workload workload) {
        workload.podLabels()
                .forEach((key, value) -> byLabel.computeIfAbsent(
                                label(workload.resource(), key, value), label -> new ArrayList<>())
                        .add(workload));
    }

    /** {@return the workloads in the namespace of {@code selecting} whose pods have all of these labels; none for no labels} */
    List<Workload> selectedBy(HasMetadata selecting, Map<String, String> labels) {
        List<Workload> rarest = List.of();
        for (Map.Entry<String, String> entry : labels.entrySet()) {
            List<Workload> having = byLabel.getOrDefault(label(selecting, entry.getKey(), entry.getValue()), List.of());
            rarest = rarest.isEmpty() || having.size() < rarest.size() ? having : rarest;
        }
        List<Workload> selected = new ArrayList<>(rarest);
        selected.removeIf(workload -> !workload.podLabels().entrySet().containsAll(labels.entrySet()));
        return selected;
    }

    private static String label(HasMetadata resource, String key, String value) {
        return resource.getMetadata().getNamespace() + "/" + key + "=" + value;
    }
}
