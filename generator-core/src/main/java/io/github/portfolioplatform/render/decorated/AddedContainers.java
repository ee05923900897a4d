package io.github.portfolioplatform.render.decorated;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What containers that decorators add would share with the server, because a pod has one network and the memory of its containers. */
final class AddedContainers {

    private static final String CONTAINERS = "containers";
    private static final String INIT_CONTAINERS = "initContainers";

    private final Object built;
    private final Object decorated;
    private final Set<String> rendered = new HashSet<>();
    private final List<String> refusals = new ArrayList<>();

    AddedContainers(Object built, Object decorated) {
        this.built = built;
        this.decorated = decorated;
        containers(built).forEach(container -> rendered.add(Trees.text(container, "name")));
    }

    private static Stream<?> containers(Object pod) {
        return Stream.of(CONTAINERS, INIT_CONTAINERS).flatMap(list -> Trees.list(pod, "spec", list).stream());
    }

    List<String> refusals() {
        Set<Object> taken = new HashSet<>();
        containers(built)
                .flatMap(container -> Trees.list(container, "ports").stream())
                .forEach(port -> {
                    taken.add(Trees.text(port, "containerPort"));
                    taken.add(Trees.text(port, "name"));
                });
        taken.remove("");
        containers(decorated)
                .filter(container -> !rendered.contains(Trees.text(container, "name")))
                .forEach(container -> ports(container, taken));
        memory();
        return refusals;
    }

    private void ports(Object container, Set<Object> taken) {
        String name = Trees.text(container, "name");
        for (Object port : Trees.list(container, "ports")) {
            if (taken.contains(Trees.text(port, "containerPort")) || taken.contains(Trees.text(port, "name"))) {
                refusals.add("They give the container " + name + " the port of the server, " + Trees.text(port, "name")
                        + " " + Trees.text(port, "containerPort") + ". Use another number and another name.");
            }
            if (Trees.at(port, "hostPort") != null) {
                refusals.add("They give the container " + name + " a port of the node. Remove hostPort.");
            }
        }
    }

    /** What is written into memory counts for the container that writes it. */
    private void memory() {
        Set<String> inMemory = new HashSet<>();
        Set<String> known = new HashSet<>();
        Trees.list(built, "spec", "volumes").forEach(volume -> known.add(Trees.text(volume, "name")));
        Trees.list(decorated, "spec", "volumes").stream()
                .filter(volume -> !Trees.text(volume, "emptyDir", "medium").isEmpty())
                .map(volume -> Trees.text(volume, "name"))
                .filter(name -> !known.contains(name))
                .forEach(inMemory::add);
        containers(decorated)
                .filter(container -> rendered.contains(Trees.text(container, "name")))
                .flatMap(container -> Trees.list(container, "volumeMounts").stream())
                .map(mount -> Trees.text(mount, "name"))
                .filter(inMemory::contains)
                .forEach(
                        volume -> refusals.add(
                                "They mount the volume " + volume
                                        + ", which is in memory, in a rendered container, whose limit it fills. Use a volume on disk."));
    }
}
