package io.github.portfolioplatform.render.standard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The level {@code restricted}, which contains {@code baseline}, as of Kubernetes 1.37. Clusters of other versions differ in details: what
 * only newer ones allow is allowed here, and what only newer ones refuse is refused.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/security/pod-security-standards/">Kubernetes: Pod Security Standards</a>
 */
public final class PodSecurityStandard {

    private static final List<Control> CONTROLS = Stream.of(
                    HostControls.ALL, ProfileControls.ALL, PrivilegeControls.ALL)
            .flatMap(List::stream)
            .toList();

    private PodSecurityStandard() {}

    /** {@return the names of all controls, as Kubernetes' documentation calls them} */
    public static List<String> controls() {
        return CONTROLS.stream().map(Control::name).toList();
    }

    /**
     * {@return what the level does not allow of a pod}
     *
     * @param annotations the annotations of the pod
     * @param spec its {@code spec}, as maps, lists and scalars
     */
    public static List<StandardGap> gapsOf(Map<String, String> annotations, Map<?, ?> spec) {
        List<StandardGap> gaps = new ArrayList<>();
        PodTree pod = PodTree.of(annotations, spec);
        for (Control control : CONTROLS) {
            control.check()
                    .of(
                            pod,
                            (part, field, what, fix) -> gaps.add(
                                    new StandardGap(control.name(), part.path(field), part.name() + " " + what, fix)));
        }
        return List.copyOf(gaps);
    }
}
