package io.github.portfolioplatform.render;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds workloads by the labels of their pods without looking at all of them. */
final class PodIndex {

    private record Label(String namespace, String key, String value) {}

    private final Map<Label, List<StatefulSet>> byLabel = new HashMap<>();

    void add(StatefulSet workload) {
        String namespace = workload.getMetadata().getNamespace();
        podLabels(workload)
                .forEach((key, value) -> byLabel.computeIfAbsent(
                                new Label(namespace, key, value), label -> new ArrayList<>())
                        .add(workload));
    }

    /** {@return the workloads in the namespace of {@code selecting} whose pods have all of these labels; none for no labels} */
    List<StatefulSet> selectedBy(HasMetadata selecting, Map<String, String> labels) {
        String namespace = selecting.getMetadata().getNamespace();
        List<StatefulSet> rarest = labels.entrySet().stream()
                .map(entry -> byLabel.getOrDefault(
                        new Label(namespace, entry.getKey(), entry.getValue()), List.<StatefulSet>of()))
                .min(Comparator.comparingInt(List::size))
                .orElse(List.of());
        return rarest.stream()
                .filter(workload -> podLabels(workload).entrySet().containsAll(labels.entrySet()))
                .toList();
    }

    private static Map<String, String> podLabels(StatefulSet workload) {
        return workload.getSpec().getTemplate().getMetadata().getLabels();
    }
}
