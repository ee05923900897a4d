package io.github.portfolioplatform.render.standard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A pod with its containers of every kind.
 *
 * @param metadata its annotations
 * @param pod what it has itself
 * @param containers its init containers, its containers and its ephemeral ones
 */
record PodTree(PodPart metadata, PodPart pod, List<PodPart> containers) {

    private static final List<String> KINDS = List.of("initContainers", "containers", "ephemeralContainers");

    static PodTree of(Map<String, String> annotations, Map<?, ?> spec) {
        PodPart pod = new PodPart("The pod", "spec", PodPart.mapOf(spec));
        List<PodPart> containers = new ArrayList<>();
        for (String kind : KINDS) {
            List<?> found = pod.list(kind);
            for (int i = 0; i < found.size(); i++) {
                Map<String, Object> fields = PodPart.mapOf(found.get(i));
                containers.add(
                        new PodPart("The container " + fields.get("name"), pod.path(kind) + "[" + i + "]", fields));
            }
        }
        return new PodTree(new PodPart("The pod", "metadata.annotations", PodPart.mapOf(annotations)), pod, containers);
    }

    /** The pod itself and all of its containers: what may be said at either. */
    List<PodPart> parts() {
        return Stream.concat(Stream.of(pod), containers.stream()).toList();
    }

    /** The API server refuses fields of Linux in such pods, so the standard does not ask for them. */
    boolean isForWindows() {
        return pod.text("os.name").equals(Optional.of("windows"));
    }

    /** Whether root in its containers is another user of the node. */
    boolean hasUsersOfItsOwn() {
        return pod.is("hostUsers", false);
    }
}
