package io.github.portfolioplatform.render.decorated;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What containers and mounts that decorators add to a rendered pod must keep away from: its data, its credentials, its programs. */
final class PodAdditions {

    private static final List<String> SYSTEM = List.of(
            "/bin", "/sbin", "/lib", "/lib64", "/usr/bin", "/usr/sbin", "/usr/lib", "/usr/local/bin", "/usr/local/lib",
            "/proc", "/sys", "/dev", "/etc/passwd", "/etc/group", "/etc/ld.so.preload", "/run/secrets", "/var/run/secrets");

    private final Set<String> rendered;
    private final Set<String> claims;
    private final GuardedSecrets secrets;
    private final List<String> refusals = new ArrayList<>();

    private PodAdditions(@Nullable Object before, GuardedSecrets secrets) {
        this.secrets = secrets;
        this.rendered = Trees.list(before, "spec", "volumes").stream()
                .map(volume -> Trees.text(volume, "name"))
                .collect(Collectors.toSet());
        this.claims = Trees.all(before, "claimName").stream().map(String::valueOf).collect(Collectors.toSet());
    }

    /** {@return what is wrong with what was added to a pod, in sentences; none for a resource without pods} */
    static List<String> refusals(Object before, Object after, Optional<Set<String>> readable) {
        Object built = Trees.pod(before);
        Object decorated = Trees.pod(after);
        GuardedSecrets secrets = new GuardedSecrets(
                built == null || readable.isEmpty() ? List.of() : List.of(built), readable.orElse(Set.of()));
        PodAdditions additions = new PodAdditions(built, secrets);
        if (built != null && decorated != null) {
            Stream.of("containers", "initContainers").forEach(list -> Trees.list(decorated, "spec", list)
                    .forEach(container -> additions.container(Trees.list(built, "spec", list), container)));
            Trees.list(decorated, "spec", "volumes").forEach(additions::volume);
        }
        return additions.refusals;
    }

    private void volume(Object volume) {
        String name = Trees.text(volume, "name");
        if (!rendered.contains(name)) {
            refusals.addAll(secrets.refusals(volume));
        }
        Trees.all(volume, "claimName").stream()
                .filter(claim -> !rendered.contains(name) && claims.contains(String.valueOf(claim)))
                .forEach(claim -> refusals.add("They put the claim " + claim + " into one more volume, " + name + "."));
    }

    private void container(List<?> built, Object container) {
        String name = Trees.text(container, "name");
        Optional<List<?>> before = built.stream()
                .filter(other -> Trees.text(other, "name").equals(name))
                .findFirst()
                .map(other -> Trees.list(other, "volumeMounts"));
        if (before.isEmpty()) {
            refusals.addAll(secrets.refusals(container));
        }
        for (Object mount : Trees.list(container, "volumeMounts")) {
            if (before.isEmpty() || !before.get().contains(mount)) {
                mount(name, before, mount);
            }
        }
    }

    private void mount(String container, Optional<List<?>> before, Object mount) {
        String where = "They mount " + Trees.text(mount, "mountPath") + " in the container " + container;
        if (rendered.contains(Trees.text(mount, "name"))) {
            refusals.add(where + " from the rendered volume " + Trees.text(mount, "name")
                    + ", which is there for what was rendered with it alone.");
            return;
        }
        if (before.isEmpty()) {
            return;
        }
        String path = normal(Trees.text(mount, "mountPath"));
        Stream.concat(before.get().stream().map(other -> Trees.text(other, "mountPath")), SYSTEM.stream())
                .filter(other -> overlaps(path, normal(other)))
                .findFirst()
                .ifPresent(other -> refusals.add(where + ", which hides " + other + " or a part of it."));
    }

    private static boolean overlaps(String one, String other) {
        return (one + "/").startsWith(other + "/") || (other + "/").startsWith(one + "/") || one.isEmpty();
    }

    /** {@code //data/./x/../} is {@code /data}; file systems that ignore case are rare, and a path that differs in case alone is a mistake. */
    private static String normal(String path) {
        List<String> steps = new ArrayList<>();
        for (String step : path.toLowerCase(Locale.ROOT).split("/")) {
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
