package io.github.portfolioplatform.render.concern;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.github.portfolioplatform.engine.PodContribution;
import io.github.portfolioplatform.engine.ResourceFile;
import io.github.portfolioplatform.engine.ResourceRole;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one concern adds. Contributions are merged in the order of their concerns; two that contradict each other are a defect.
 *
 * @param resources whole resources by their files
 * @param pod parts of the server's container and of its pod
 * @param workload settings of the workload around the pod
 * @param external what these refer to although it is not rendered
 */
public record Contribution(
        Map<ResourceFile, HasMetadata> resources,
        PodContribution pod,
        WorkloadContribution workload,
        ExternalReferences external) {

    /** Nothing is added. */
    public static final Contribution NONE =
            new Contribution(Map.of(), PodContribution.NONE, WorkloadContribution.NONE, ExternalReferences.NONE);

    /** Copies the resources. */
    public Contribution {
        resources = Collections.unmodifiableMap(new LinkedHashMap<>(resources));
    }

    /** {@return a contribution of one resource, the only one with that role} */
    public static Contribution of(ResourceRole role, HasMetadata resource) {
        return of(Map.of(role.file(), resource));
    }

    /** {@return a contribution of these resources} */
    public static Contribution of(Map<ResourceFile, HasMetadata> resources) {
        return new Contribution(resources, PodContribution.NONE, WorkloadContribution.NONE, ExternalReferences.NONE);
    }

    /** {@return the same with these parts of the pod} */
    public Contribution with(PodContribution parts) {
        return new Contribution(resources, parts, workload, external);
    }

    /** {@return the same with these settings of the workload} */
    public Contribution with(WorkloadContribution settings) {
        return new Contribution(resources, pod, settings, external);
    }

    /** {@return the same with these references} */
    public Contribution with(ExternalReferences references) {
        return new Contribution(resources, pod, workload, references);
    }

    /**
     * Merges two contributions.
     *
     * @throws IllegalStateException if both make the same resource or set the same thing
     */
    public Contribution plus(Contribution other) {
        Map<ResourceFile, HasMetadata> all = new LinkedHashMap<>(resources);
        other.resources.forEach((file, resource) -> {
            if (all.putIfAbsent(file, resource) != null) {
                throw new IllegalStateException("two concerns make the " + file);
            }
        });
        return new Contribution(all, pod.plus(other.pod), workload.plus(other.workload), external.plus(other.external));
    }
}
