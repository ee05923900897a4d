package io.github.portfolioplatform.servers;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A rendered pod. */
record RenderedPod(RenderedInstance instance, Fields spec) {

    /** What Kubernetes waits for if nothing else is said. */
    private static final int GRACE_PERIOD_SECONDS = 30;

    /** The container, or init container, of that name. */
    RenderedContainer container(String name) {
        return Stream.of("containers", "initContainers")
                .flatMap(list -> spec.all(list).stream())
                .filter(container -> container.text("name").equals(name))
                .findFirst()
                .map(container -> new RenderedContainer(this, container))
                .orElseThrow(() -> new AssertionError("no container " + name + " is rendered"));
    }

    Duration gracePeriod() {
        return Duration.ofSeconds(spec.number("terminationGracePeriodSeconds", GRACE_PERIOD_SECONDS));
    }

    OptionalInt group() {
        Fields security = spec.in("securityContext");
        return security.has("fsGroup") ? OptionalInt.of(security.number("fsGroup")) : OptionalInt.empty();
    }

    /** What the kernel does otherwise for the network of the pod. */
    Map<String, String> sysctls() {
        return spec.in("securityContext").all("sysctls").stream()
                .collect(Collectors.toMap(sysctl -> sysctl.text("name"), sysctl -> sysctl.text("value")));
    }

    List<RenderedVolume> volumes() {
        return spec.all("volumes").stream()
                .map(volume -> RenderedVolume.of(instance, volume))
                .toList();
    }
}
