package io.github.portfolioplatform.render.pods;

import io.fabric8.kubernetes.api.model.Capabilities;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.SeccompProfile;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.github.portfolioplatform.model.RunAs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What every pod of production and each of its containers has, whoever made them: that is why it comes last, behind all decorators. It adds
 * what nobody said; what somebody said otherwise is one of the {@link HardeningGaps}.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted">Kubernetes: Pod Security Standards,
 *     restricted</a>
 */
public final class Hardening {

    private static final String SCRATCH = "ephemeral-storage";
    private static final Quantity SCRATCH_REQUEST = new Quantity("128Mi");
    private static final Quantity SCRATCH_LIMIT = new Quantity("512Mi");

    private Hardening() {}

    /** Adds it to a pod whose processes run as {@code ids}, which are empty if nobody knows. */
    public static void add(PodSpec pod, Optional<RunAs> ids) {
        if (pod.getAutomountServiceAccountToken() == null) {
            pod.setAutomountServiceAccountToken(false);
        }
        if (pod.getEnableServiceLinks() == null) {
            pod.setEnableServiceLinks(false);
        }
        if (pod.getSecurityContext() == null) {
            pod.setSecurityContext(new PodSecurityContext());
        }
        add(pod.getSecurityContext(), ids);
        containers(pod).forEach(Hardening::add);
    }

    /** {@return the containers of a pod, those that start first before the others} */
    public static Stream<Container> containers(PodSpec pod) {
        return Stream.concat(pod.getInitContainers().stream(), pod.getContainers().stream());
    }

    private static void add(PodSecurityContext context, Optional<RunAs> ids) {
        context.setRunAsNonRoot(or(context.getRunAsNonRoot(), true));
        ids.ifPresent(known -> {
            context.setRunAsUser(or(context.getRunAsUser(), known.user()));
            context.setRunAsGroup(or(context.getRunAsGroup(), known.group()));
            context.setFsGroup(or(context.getFsGroup(), known.group()));
            // A volume of many files is not walked at every start.
            context.setFsGroupChangePolicy(or(context.getFsGroupChangePolicy(), "OnRootMismatch"));
        });
        if (context.getSeccompProfile() == null) {
            SeccompProfile seccomp = new SeccompProfile();
            seccomp.setType("RuntimeDefault");
            context.setSeccompProfile(seccomp);
        }
    }

    private static void add(Container container) {
        container.setImagePullPolicy(or(container.getImagePullPolicy(), "IfNotPresent"));
        SecurityContext context = or(container.getSecurityContext(), new SecurityContext());
        context.setAllowPrivilegeEscalation(or(context.getAllowPrivilegeEscalation(), false));
        context.setPrivileged(or(context.getPrivileged(), false));
        context.setReadOnlyRootFilesystem(or(context.getReadOnlyRootFilesystem(), true));
        Capabilities capabilities = or(context.getCapabilities(), new Capabilities());
        capabilities.setDrop(List.of("ALL"));
        context.setCapabilities(capabilities);
        container.setSecurityContext(context);
        ResourceRequirements resources = or(container.getResources(), new ResourceRequirements());
        resources.setRequests(with(resources.getRequests(), SCRATCH_REQUEST));
        resources.setLimits(with(resources.getLimits(), SCRATCH_LIMIT));
        container.setResources(resources);
    }

    private static Map<String, Quantity> with(@Nullable Map<String, Quantity> amounts, Quantity scratch) {
        Map<String, Quantity> more = new TreeMap<>(amounts == null ? Map.of() : amounts);
        more.putIfAbsent(SCRATCH, scratch);
        return more;
    }

    private static <T> T or(@Nullable T said, T otherwise) {
        return said == null ? otherwise : said;
    }
}
