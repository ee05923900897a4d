package io.github.portfolioplatform.render.secured;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HostAlias;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.github.portfolioplatform.engine.AccessJob;
import io.github.portfolioplatform.model.Customization;
import io.github.portfolioplatform.model.ImageReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The pod of the job beside a server: the server's image and the company's words for pods, which decorators carry out for servers alone. */
final class AccessPod {

    private static final String CONTAINER = "access";

    private AccessPod() {}

    static PodTemplateSpec of(SecuredInstance instance) {
        ObjectMeta metadata = new ObjectMeta();
        metadata.setLabels(instance.labelsOfJob());
        PodTemplateSpec template = new PodTemplateSpec();
        template.setMetadata(metadata);
        template.setSpec(pod(instance));
        return template;
    }

    private static PodSpec pod(SecuredInstance instance) {
        AccessJob job = instance.server().accessJob();
        Customization said = instance.instance().basics().customization();
        PodSpec pod = new PodSpec();
        pod.setContainers(List.of(container(instance, job)));
        pod.setVolumes(job.volumes());
        pod.setRestartPolicy("Never");
        pod.setServiceAccountName(instance.names().serviceAccount());
        instance.production().priorityClass().ifPresent(pod::setPriorityClassName);
        pod.setImagePullSecrets(
                said.imagePullSecrets().stream().map(LocalObjectReference::new).toList());
        pod.setNodeSelector(said.nodeSelector());
        pod.setHostAliases(aliases(said.hostAliases()));
        return pod;
    }

    private static Container container(SecuredInstance instance, AccessJob job) {
        Container container = new Container();
        container.setName(CONTAINER);
        container.setImage(image(instance).toString());
        container.setCommand(job.command());
        container.setEnv(job.environment());
        container.setVolumeMounts(job.mounts());
        ResourceRequirements resources = new ResourceRequirements();
        resources.setRequests(amounts("50m", job));
        resources.setLimits(amounts("500m", job));
        container.setResources(resources);
        return container;
    }

    private static ImageReference image(SecuredInstance instance) {
        ImageReference image = instance.instance().image().reference();
        String registry = instance.instance().basics().customization().imageRegistry();
        return registry == null ? image : image.pulledFrom(registry);
    }

    private static Map<String, Quantity> amounts(String cpu, AccessJob job) {
        return new TreeMap<>(Map.of(
                "cpu", new Quantity(cpu), "memory", new Quantity(job.memory().toString())));
    }

    /** The API server merges aliases by their address: it may come once. */
    private static List<HostAlias> aliases(SortedMap<String, String> addresses) {
        SortedMap<String, List<String>> hosts = new TreeMap<>();
        addresses.forEach((host, address) ->
                hosts.computeIfAbsent(address, none -> new ArrayList<>()).add(host));
        return hosts.entrySet().stream()
                .map(entry -> new HostAlias(entry.getValue(), entry.getKey()))
                .toList();
    }
}
