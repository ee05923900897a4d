package io.github.portfolioplatform.render;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds workloads by the labels of their pods without looking at all of them. */
final class PodIndex {

    private final Map<String, List<StatefulSet>> byLabel = new HashMap<>();

    void add(StatefulSet workload) {
        podLabels(workload)
                .forEach(
                        (key, value) -> byLabel.computeIfAbsent(label(workload, key, value), label -> new ArrayList<>())
                                .add(workload));
    }

    /** {@return the workloads in the namespace of {@code selecting} whose pods have all of these labels; none for no labels} */
    List<StatefulSet> selectedBy(HasMetadata selecting, Map<String, String> labels) {
        List<StatefulSet> rarest = List.of();
        for (Map.Entry<String, String> entry : labels.entrySet()) {
            List<StatefulSet> having =
                    byLabel.getOrDefault(label(selecting, entry.getKey(), entry.getValue()), List.of());
            rarest = rarest.isEmpty() || having.size() < rarest.size() ? having : rarest;
        }
        List<StatefulSet> selected = new ArrayList<>(rarest);
        selected.removeIf(workload -> !podLabels(workload).entrySet().containsAll(labels.entrySet()));
        return selected;
    }

    private static String label(HasMetadata resource, String key, String value) {
        return resource.getMetadata().getNamespace() + "/" + key + "=" + value;
    }

    private static Map<String, String> podLabels(StatefulSet workload) {
        return workload.getSpec().getTemplate().getMetadata().getLabels();
    }
}
