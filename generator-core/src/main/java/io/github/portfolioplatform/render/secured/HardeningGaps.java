package io.github.portfolioplatform.render.secured;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.SeccompProfile;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.Volume;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What keeps a pod from being one of production although it was hardened: somebody said otherwise, or left out what nobody else knows.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted">Kubernetes: Pod Security Standards,
 *     restricted</a>
 */
public final class HardeningGaps {

    /** What to do about them. */
    public static final String REMEDY = "Say nothing of security: production adds it to every container."
            + " Mount a volume where something must write, and give each container requests and limits of memory and cpu.";

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
        refuse(pod.getHostNetwork(), "The pod is in the network of its node.");
        refuse(pod.getHostPID(), "The pod sees the processes of its node.");
        refuse(pod.getHostIPC(), "The pod shares the memory of its node.");
        pod.getVolumes().stream()
                .filter(volume -> volume.getHostPath() != null)
                .map(Volume::getName)
                .forEach(name -> gaps.add("The volume " + name + " is a folder of the node."));
        PodSecurityContext context = pod.getSecurityContext();
        nobodySpecial("The pod", context.getRunAsNonRoot(), context.getRunAsUser(), context.getRunAsGroup());
        refuse(isRoot(context.getFsGroup()), "The volumes of the pod belong to the group 0.");
        seccomp("The pod", context.getSeccompProfile());
    }

    private void container(Container container) {
        String name = "The container " + container.getName();
        SecurityContext context = container.getSecurityContext();
        refuse(context.getAllowPrivilegeEscalation(), name + " may gain privileges.");
        refuse(context.getPrivileged(), name + " is privileged.");
        refuse(!context.getReadOnlyRootFilesystem(), name + " may write to its root file system.");
        refuse(!context.getCapabilities().getAdd().isEmpty(), name + " adds capabilities.");
        nobodySpecial(name, context.getRunAsNonRoot(), context.getRunAsUser(), context.getRunAsGroup());
        seccomp(name, context.getSeccompProfile());
        refuse(
                container.getPorts().stream().map(ContainerPort::getHostPort).anyMatch(Objects::nonNull),
                name + " takes a port of its node.");
        amounts(name, container.getResources());
    }

    private void nobodySpecial(String who, @Nullable Boolean nonRoot, @Nullable Long user, @Nullable Long group) {
        refuse(Boolean.FALSE.equals(nonRoot) || isRoot(user), who + " may run as root.");
        refuse(isRoot(group), who + " runs in the group 0.");
    }

    private void seccomp(String who, @Nullable SeccompProfile profile) {
        refuse(
                profile != null && !"RuntimeDefault".equals(profile.getType()),
                who + " has a seccomp profile of its own.");
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
