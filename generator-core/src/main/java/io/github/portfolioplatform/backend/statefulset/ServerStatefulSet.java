package io.github.portfolioplatform.backend.statefulset;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.Sysctl;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetSpec;
import io.fabric8.kubernetes.api.model.apps.StatefulSetUpdateStrategy;
import io.github.portfolioplatform.engine.PodContribution;
import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.ImageReference;
import io.github.portfolioplatform.model.OfficialImages;
import io.github.portfolioplatform.render.concern.InstanceContext;
import io.github.portfolioplatform.render.concern.WorkloadContribution;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The workload: one pod, made of what the concerns contribute. */
final class ServerStatefulSet {

    private ServerStatefulSet() {}

    static StatefulSet of(InstanceContext context, PodContribution pod, WorkloadContribution workload) {
        StatefulSet statefulSet = new StatefulSet();
        ObjectMeta metadata = context.metadataOfData(context.names().statefulSet());
        metadata.setLabels(context.labels().ofWorkload());
        mirrored(context.instance())
                .ifPresent(image -> metadata.setAnnotations(with(metadata.getAnnotations(), image)));
        statefulSet.setMetadata(metadata);
        statefulSet.setSpec(spec(context, pod, workload));
        return statefulSet;
    }

    /** What lies below a path in a registry does not tell which image it is; later changes are judged by that. */
    private static Optional<String> mirrored(DatabaseInstance instance) {
        ImageReference image = instance.image().reference();
        String registry = instance.basics().customization().imageRegistry();
        if (registry == null
                || !registry.contains("/")
                || official(instance, image.pulledFrom(registry)).isPresent()) {
            return Optional.empty();
        }
        return official(instance, image).or(() -> Optional.of(image.repository()));
    }

    private static Optional<String> official(DatabaseInstance instance, ImageReference image) {
        return OfficialImages.of(instance.engine().images(), image.repository());
    }

    private static SortedMap<String, String> with(@Nullable Map<String, String> annotations, String mirrored) {
        SortedMap<String, String> all = new TreeMap<>(annotations == null ? Map.of() : annotations);
        all.put(OfficialImages.MIRROR_OF, mirrored);
        return all;
    }

    private static StatefulSetSpec spec(InstanceContext context, PodContribution pod, WorkloadContribution workload) {
        LabelSelector selector = new LabelSelector();
        selector.setMatchLabels(context.labels().ofSelectors());
        StatefulSetUpdateStrategy strategy = new StatefulSetUpdateStrategy();
        strategy.setType("RollingUpdate");
        StatefulSetSpec spec = new StatefulSetSpec();
        spec.setReplicas(1);
        spec.setServiceName(context.names().service());
        spec.setSelector(selector);
        spec.setUpdateStrategy(strategy);
        workload.revisions().ifPresent(spec::setRevisionHistoryLimit);
        spec.setTemplate(template(context, pod, workload));
        return spec;
    }

    private static PodTemplateSpec template(
            InstanceContext context, PodContribution pod, WorkloadContribution workload) {
        ObjectMeta metadata = new ObjectMeta();
        metadata.setLabels(context.labels().ofObjects());
        if (!workload.annotations().isEmpty()) {
            metadata.setAnnotations(new TreeMap<>(workload.annotations()));
        }
        PodSpec spec = new PodSpec();
        // A Service named redis would otherwise give every pod a variable REDIS_PORT=tcp://….
        spec.setEnableServiceLinks(false);
        pod.gracePeriodSeconds().ifPresent(spec::setTerminationGracePeriodSeconds);
        workload.serviceAccount().ifPresent(spec::setServiceAccountName);
        workload.priorityClass().ifPresent(spec::setPriorityClassName);
        spec.setTopologySpreadConstraints(workload.spread());
        if (!pod.sysctls().isEmpty() || workload.volumeGroup().isPresent()) {
            spec.setSecurityContext(security(pod.sysctls(), workload.volumeGroup()));
        }
        spec.setContainers(List.of(container(context, pod)));
        spec.setVolumes(pod.volumes());
        PodTemplateSpec template = new PodTemplateSpec();
        template.setMetadata(metadata);
        template.setSpec(spec);
        return template;
    }

    private static PodSecurityContext security(SortedMap<String, String> sysctls, Optional<Long> volumeGroup) {
        PodSecurityContext security = new PodSecurityContext();
        security.setSysctls(sysctls.entrySet().stream()
                .map(entry -> new Sysctl(entry.getKey(), entry.getValue()))
                .toList());
        volumeGroup.ifPresent(group -> {
            security.setFsGroup(group);
            // A volume of many files is not walked at every start.
            security.setFsGroupChangePolicy("OnRootMismatch");
        });
        return security;
    }

    private static Container container(InstanceContext context, PodContribution pod) {
        Container container = new Container();
        container.setName(context.engine().id());
        container.setImage(context.instance().image().reference().toString());
        container.setArgs(pod.arguments());
        container.setEnv(pod.environment());
        container.setPorts(List.of(port(context)));
        container.setResources(resources(context));
        container.setVolumeMounts(pod.mounts());
        pod.probes().ifPresent(probes -> {
            container.setStartupProbe(probes.startup());
            container.setReadinessProbe(probes.readiness());
            container.setLivenessProbe(probes.liveness());
        });
        return container;
    }

    private static ContainerPort port(InstanceContext context) {
        ContainerPort port = new ContainerPort();
        port.setName(context.engine().id());
        port.setContainerPort(context.engine().port());
        port.setProtocol("TCP");
        return port;
    }

    private static ResourceRequirements resources(InstanceContext context) {
        ResourceRequirements resources = new ResourceRequirements();
        resources.setRequests(Quantities.of(context.instance().allocation().requests()));
        resources.setLimits(Quantities.of(context.instance().allocation().limits()));
        return resources;
    }
}
