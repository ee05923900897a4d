package io.github.portfolioplatform.render.concern;

import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What one concern sets of the workload around the server's container.
 *
 * @param revisions how many former revisions of the StatefulSet stay
 * @param annotations annotations of the pod
 * @param serviceAccount the service account of the pod
 * @param priorityClass the priority class of the pod
 * @param spread how pods are spread over nodes
 * @param volumeGroup the group that the volumes belong to
 */
public record WorkloadContribution(
        Optional<Integer> revisions,
        SortedMap<String, String> annotations,
        Optional<String> serviceAccount,
        Optional<String> priorityClass,
        List<TopologySpreadConstraint> spread,
        Optional<Long> volumeGroup) {

    /** Nothing is set. */
    public static final WorkloadContribution NONE = new WorkloadContribution(
            Optional.empty(),
            Collections.emptySortedMap(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty());

    /** Copies the collections. */
    public WorkloadContribution {
        annotations = Collections.unmodifiableSortedMap(new TreeMap<>(annotations));
        spread = List.copyOf(spread);
    }

    /** {@return an annotation of the pod} */
    public static WorkloadContribution ofAnnotation(String name, String value) {
        SortedMap<String, String> annotations = new TreeMap<>();
        annotations.put(name, value);
        return new WorkloadContribution(
                Optional.empty(), annotations, Optional.empty(), Optional.empty(), List.of(), Optional.empty());
    }

    /** {@return the group of the volumes; empty if the image changes their owner itself} */
    public static WorkloadContribution ofVolumeGroup(Optional<Long> group) {
        return new WorkloadContribution(
                Optional.empty(), Collections.emptySortedMap(), Optional.empty(), Optional.empty(), List.of(), group);
    }

    /**
     * Merges two contributions.
     *
     * @throws IllegalStateException if both set the same thing
     */
    public WorkloadContribution plus(WorkloadContribution other) {
        SortedMap<String, String> all = new TreeMap<>(annotations);
        other.annotations.forEach((name, value) -> {
            if (all.putIfAbsent(name, value) != null) {
                throw contradiction("annotation " + name);
            }
        });
        return new WorkloadContribution(
                either("number of revisions", revisions, other.revisions),
                all,
                either("service account", serviceAccount, other.serviceAccount),
                either("priority class", priorityClass, other.priorityClass),
                Stream.concat(spread.stream(), other.spread.stream()).toList(),
                either("group of the volumes", volumeGroup, other.volumeGroup));
    }

    private static <T> Optional<T> either(String what, Optional<T> one, Optional<T> other) {
        if (one.isPresent() && other.isPresent()) {
            throw contradiction(what);
        }
        return one.or(() -> other);
    }

    private static IllegalStateException contradiction(String what) {
        return new IllegalStateException("two concerns set the " + what);
    }
}
