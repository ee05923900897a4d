package io.github.portfolioplatform.dekorate;

import io.dekorate.kubernetes.decorator.AddInitContainerDecorator;
import io.dekorate.kubernetes.decorator.AddSidecarDecorator;
import io.dekorate.kubernetes.decorator.ApplyLimitsCpuDecorator;
import io.dekorate.kubernetes.decorator.ApplyLimitsMemoryDecorator;
import io.dekorate.kubernetes.decorator.ApplyRequestsCpuDecorator;
import io.dekorate.kubernetes.decorator.ApplyRequestsMemoryDecorator;
import io.dekorate.kubernetes.decorator.Decorator;
import io.dekorate.kubernetes.decorator.NamedResourceDecorator;
import io.dekorate.kubernetes.decorator.ResourceProvidingDecorator;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodSpecFluent;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.SecurityContextBuilder;
import io.github.portfolioplatform.model.CertificateAuthority;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes pods of an application as the Pod Security Standard <i>restricted</i> admits them, gives each container resources, and mounts the
 * certificate authority. What the application sets itself stays.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted">Kubernetes: restricted</a>
 */
final class ProductionPodDecorator extends NamedResourceDecorator<PodSpecFluent<?>> {

    private static final Map<String, Quantity> REQUESTS =
            Map.of("cpu", new Quantity("250m"), "memory", new Quantity("512Mi"));
    private static final Map<String, Quantity> LIMITS =
            Map.of("cpu", new Quantity("1"), "memory", new Quantity("512Mi"));

    private final String application;
    private final CertificateAuthority.ConfigMap authority;

    ProductionPodDecorator(String application, CertificateAuthority.ConfigMap authority) {
        super(ANY, application);
        this.application = application;
        this.authority = authority;
    }

    @Override
    public void andThenVisit(PodSpecFluent<?> pod, ObjectMeta resource) {
        pod.editOrNewSecurityContext()
                .withRunAsNonRoot(true)
                .withNewSeccompProfile()
                .withType("RuntimeDefault")
                .endSeccompProfile()
                .endSecurityContext();
        pod.removeMatchingFromVolumes(volume -> Trust.VOLUME.equals(volume.getName()));
        pod.addToVolumes(Trust.volume(authority));
        pod.withContainers(pod.buildContainers().stream().map(this::restricted).toList());
        pod.withInitContainers(
                pod.buildInitContainers().stream().map(this::restricted).toList());
    }

    private Container restricted(Container container) {
        ContainerBuilder builder = new ContainerBuilder(container)
                .withSecurityContext(restricted(container.getSecurityContext()))
                .withResources(resources(container.getResources()));
        if (application.equals(container.getName())) {
            builder.removeMatchingFromVolumeMounts(mount -> Trust.VOLUME.equals(mount.getName()));
            builder.addToVolumeMounts(Trust.mount());
        }
        return builder.build();
    }

    private static SecurityContext restricted(SecurityContext given) {
        SecurityContextBuilder builder =
                given == null ? new SecurityContextBuilder() : new SecurityContextBuilder(given);
        return builder.withAllowPrivilegeEscalation(false)
                .editOrNewCapabilities()
                .withDrop(List.of("ALL"))
                .endCapabilities()
                .build();
    }

    /** A request is never above a limit that the application sets, nor a limit below its request. */
    private static ResourceRequirements resources(ResourceRequirements given) {
        Map<String, Quantity> requests = amounts(given == null ? null : given.getRequests());
        Map<String, Quantity> limits = amounts(given == null ? null : given.getLimits());
        for (String name : REQUESTS.keySet()) {
            Quantity request = requests.get(name);
            Quantity limit = limits.get(name);
            if (limit == null) {
                limits.put(name, larger(request, LIMITS.getOrDefault(name, new Quantity("0"))));
            }
            if (request == null) {
                requests.put(name, limit == null ? REQUESTS.getOrDefault(name, new Quantity("0")) : limit);
            }
        }
        return new ResourceRequirementsBuilder(given == null ? new ResourceRequirements() : given)
                .withRequests(requests)
                .withLimits(limits)
                .build();
    }

    private static Quantity larger(@Nullable Quantity request, Quantity usual) {
        return request != null && request.getNumericalAmount().compareTo(usual.getNumericalAmount()) > 0
                ? request
                : usual;
    }

    private static Map<String, Quantity> amounts(@Nullable Map<String, Quantity> given) {
        return given == null ? new TreeMap<>() : new TreeMap<>(given);
    }

    /** It sees all containers and what the application sets. */
    @Override
    @SuppressWarnings({"unchecked", "rawtypes"})
    public Class<? extends Decorator>[] after() {
        return new Class[] {
            ResourceProvidingDecorator.class,
            AddSidecarDecorator.class,
            AddInitContainerDecorator.class,
            AddVariablesDecorator.class,
            ApplyRequestsCpuDecorator.class,
            ApplyRequestsMemoryDecorator.class,
            ApplyLimitsCpuDecorator.class,
            ApplyLimitsMemoryDecorator.class
        };
    }
}
