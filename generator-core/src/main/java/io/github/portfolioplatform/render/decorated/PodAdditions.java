package io.github.portfolioplatform.render.decorated;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What containers and mounts that decorators add to a rendered pod must keep away from: its data, its credentials, its programs. */
final class PodAdditions {

    private static final List<String> SYSTEM = List.of(
            "/bin",
            "/sbin",
            "/lib",
            "/lib64",
            "/usr/bin",
            "/usr/sbin",
            "/usr/lib",
            "/usr/libexec",
            "/usr/local/bin",
            "/usr/local/lib",
            "/usr/share/zoneinfo",
            "/proc",
            "/sys",
            "/dev",
            "/etc",
            "/root",
            "/run/secrets");

    private final Object built;
    private final Object decorated;
    private final Set<String> volumes;
    private final Set<String> claims;
    private final List<String> refusals = new ArrayList<>();

    private PodAdditions(Object built, Object decorated) {
        this.built = built;
        this.decorated = decorated;
        this.volumes = names(Trees.list(built, "spec", "volumes"));
        this.claims =
                Trees.all(built, "claimName").stream().map(String::valueOf).collect(Collectors.toSet());
    }

    /** {@return what is wrong with what was added to a pod, in sentences; none for a resource without pods} */
    static List<String> refusals(Object before, Object after) {
        Object built = Trees.pod(before);
        Object decorated = Trees.pod(after);
        if (built == null || decorated == null) {
            return List.of();
        }
        PodAdditions additions = new PodAdditions(built, decorated);
        additions.hosts(Trees.text(before, "metadata", "namespace"));
        return additions.refusals();
    }

    /** {@return the containers, volumes and variables that were added to a pod} */
    static List<Object> parts(Object before, Object after) {
        List<Object> parts = new ArrayList<>();
        Set<Object> variables = new HashSet<>(Trees.all(before, "env").stream()
                .flatMap(list -> list instanceof List<?> items ? items.stream() : Stream.empty())
                .toList());
        Trees.all(Trees.pod(after), "env").stream()
                .flatMap(list -> list instanceof List<?> items ? items.stream() : Stream.empty())
                .filter(variable -> !variables.contains(variable))
                .forEach(parts::add);
        for (String list : List.of("containers", "initContainers", "volumes")) {
            Set<String> known = names(Trees.list(Trees.pod(before), "spec", list));
            Trees.list(Trees.pod(after), "spec", list).stream()
                    .filter(part -> !known.contains(Trees.text(part, "name")))
                    .forEach(parts::add);
        }
        return parts;
    }

    private static Set<String> names(List<?> items) {
        return items.stream().map(item -> Trees.text(item, "name")).collect(Collectors.toSet());
    }

    private List<String> refusals() {
        Stream.of("containers", "initContainers")
                .forEach(list -> Trees.list(decorated, "spec", list)
                        .forEach(container -> container(Trees.list(built, "spec", list), container)));
        Trees.list(decorated, "spec", "volumes").forEach(this::volume);
        new AddedContainers(built, decorated).refusals().forEach(refusals::add);
        return refusals;
    }

    /** Services are also found by {@code name.namespace}. */
    private void hosts(String namespace) {
        Trees.all(Trees.at(decorated, "spec", "hostAliases"), "hostnames").stream()
                .flatMap(names -> names instanceof List<?> list ? list.stream() : Stream.empty())
                .map(name -> String.valueOf(name).toLowerCase(Locale.ROOT))
                .filter(name -> name.replaceFirst("\\.$", "").endsWith("." + namespace))
                .forEach(name -> refusals.add("They lead " + name + " elsewhere by .hostAliases."
                        + " It is the name of a Service in the namespace."));
    }

    private void volume(Object volume) {
        String name = Trees.text(volume, "name");
        if (volumes.contains(name)) {
            return;
        }
        Trees.all(volume, "claimName").stream()
                .filter(claim -> claims.contains(String.valueOf(claim)))
                .forEach(claim -> refusals.add("They put the claim " + claim + " into one more volume, " + name + "."));
    }

    private void container(List<?> built, Object container) {
        String name = Trees.text(container, "name");
        Optional<List<?>> before = built.stream()
                .filter(other -> Trees.text(other, "name").equals(name))
                .findFirst()
                .map(other -> Trees.list(other, "volumeMounts"));
        for (Object mount : Trees.list(container, "volumeMounts")) {
            if (before.isEmpty() || !before.get().contains(mount)) {
                mount(name, before, mount);
            }
        }
        Trees.list(container, "volumeDevices").stream()
                .map(device -> Trees.text(device, "name"))
                .filter(volumes::contains)
                .forEach(volume -> refusals.add("They use a device in the container " + name
                        + " from the rendered volume " + volume + ". Add a volume."));
    }

    private void mount(String container, Optional<List<?>> before, Object mount) {
        String where = "They mount " + Trees.text(mount, "mountPath") + " in the container " + container;
        if (volumes.contains(Trees.text(mount, "name"))) {
            refusals.add(where + " from the rendered volume " + Trees.text(mount, "name")
                    + ", which only rendered containers mount, where they do. Add a volume.");
            return;
        }
        if (before.isEmpty()) {
            return;
        }
        String path = normal(Trees.text(mount, "mountPath"));
        Stream.concat(before.get().stream().map(other -> Trees.text(other, "mountPath")), SYSTEM.stream())
                .filter(other -> overlaps(path, normal(other)))
                .findFirst()
                .ifPresent(other ->
                        refusals.add(where + ", which hides " + other + " or a part of it. Mount it elsewhere."));
    }

    private static boolean overlaps(String one, String other) {
        return (one + "/").startsWith(other + "/") || (other + "/").startsWith(one + "/") || one.isEmpty();
    }

    /** {@code //data/./x/../} is {@code /data}; file systems that ignore case are rare, and a path that differs in case alone is a mistake. */
    private static String normal(String path) {
        List<String> steps = new ArrayList<>();
        for (String step : path.toLowerCase(Locale.ROOT).split("/", -1)) {
            if (step.equals("..")) {
                steps.subList(Math.max(0, steps.size() - 1), steps.size()).clear();
            } else if (!step.isEmpty() && !step.equals(".")) {
                steps.add(step);
            }
        }
        String joined = steps.stream().map(step -> "/" + step).collect(Collectors.joining());
        return joined.startsWith("/var/run/") ? joined.substring("/var".length()) : joined;
    }
}
