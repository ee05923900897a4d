package io.github.portfolioplatform.render.pods;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.SecurityContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What production demands of a hardened pod beyond the Pod Security Standard, and what keeps the pod from it: a decorator set another value,
 * or left out what has no default.
 */
public final class HardeningGaps {

    /** What to do about them. */
    public static final String REMEDY = "Set nothing of security: production adds it to every container."
            + " Mount a volume where a process must write, and give each container requests and limits of memory and cpu.";

    private final List<String> gaps = new ArrayList<>();

    private HardeningGaps() {}

    /** {@return what is wrong with a hardened pod, in sentences} */
    public static List<String> of(PodSpec pod) {
        HardeningGaps found = new HardeningGaps();
        found.pod(pod);
        Hardening.containers(pod).forEach(found::container);
        return List.copyOf(found.gaps);
    }

    private void pod(PodSpec pod) {
        refuse(pod.getAutomountServiceAccountToken(), "The pod mounts the token of its ServiceAccount.");
        refuse(
                pod.getOs() != null && !"linux".equals(pod.getOs().getName()),
                "The pod is not for Linux, so that nothing hardens it.");
        PodSecurityContext context = pod.getSecurityContext();
        refuse(isRoot(context.getRunAsGroup()), "The pod runs in the group 0.");
        refuse(isRoot(context.getFsGroup()), "The volumes of the pod belong to the group 0.");
        refuse(context.getSupplementalGroups().contains(0L), "The pod runs in the group 0.");
        rootOfItsOwn("The pod", pod, context.getRunAsNonRoot(), context.getRunAsUser());
        Hardening.containers(pod)
                .forEach(container -> rootOfItsOwn(
                        "The container " + container.getName(),
                        pod,
                        container.getSecurityContext().getRunAsNonRoot(),
                        container.getSecurityContext().getRunAsUser()));
    }

    private void container(Container container) {
        String name = "The container " + container.getName();
        SecurityContext context = container.getSecurityContext();
        refuse(!context.getReadOnlyRootFilesystem(), name + " may write to its root file system.");
        refuse(isRoot(context.getRunAsGroup()), name + " runs in the group 0.");
        amounts(name, container.getResources());
    }

    /** The standard allows root where it is another user of the node; its files in volumes are root's all the same. */
    private void rootOfItsOwn(String who, PodSpec pod, @Nullable Boolean nonRoot, @Nullable Long user) {
        refuse(
                Boolean.FALSE.equals(pod.getHostUsers()) && (Boolean.FALSE.equals(nonRoot) || isRoot(user)),
                who + " may run as root of a user namespace.");
    }

    private void amounts(String who, ResourceRequirements resources) {
        Stream.of("memory", "cpu").forEach(amount -> {
            refuse(isMissing(resources.getRequests(), amount), who + " requests no " + amount + ".");
            refuse(isMissing(resources.getLimits(), amount), who + " has no limit of " + amount + ".");
        });
    }

    private static boolean isMissing(Map<String, Quantity> amounts, String amount) {
        return !amounts.containsKey(amount);
    }

    private static boolean isRoot(@Nullable Long id) {
        return id != null && id == 0;
    }

    private void refuse(@Nullable Boolean found, String gap) {
        if (Boolean.TRUE.equals(found)) {
            gaps.add(gap);
        }
    }
}
