package io.github.portfolioplatform.render.job;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HostAlias;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.github.portfolioplatform.model.Customization;
import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.ImageReference;
import io.github.portfolioplatform.model.Memory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The pod of a job beside a server: it has the company's words for pods, too, which decorators carry out for servers alone. */
public final class JobPod {

    private JobPod() {}

    /**
     * {@return the template of pods with these labels, of what that one has already}
     * It never has the PriorityClass of the servers: a job must not take the place of an application.
     */
    public static PodTemplateSpec of(
            Environment environment, DatabaseInstance instance, SortedMap<String, String> labels, PodSpec pod) {
        Customization said = instance.basics().customization();
        pod.setRestartPolicy("Never");
        pod.setImagePullSecrets(
                said.imagePullSecrets().stream().map(LocalObjectReference::new).toList());
        pod.setNodeSelector(said.nodeSelector());
        pod.setHostAliases(aliases(said.hostAliases()));
        ObjectMeta metadata = new ObjectMeta();
        metadata.setLabels(labels);
        PodTemplateSpec template = new PodTemplateSpec();
        template.setMetadata(metadata);
        template.setSpec(pod);
        return template;
    }

    /** {@return a container with that image, pulled from where the company pulls from} */
    public static Container container(String name, ImageReference image, DatabaseInstance instance) {
        String registry = instance.basics().customization().imageRegistry();
        Container container = new Container();
        container.setName(name);
        container.setImage((registry == null ? image : image.pulledFrom(registry)).toString());
        return container;
    }

    /** {@return little CPU, of which more may be taken, and exactly that memory} */
    public static ResourceRequirements resources(Memory memory) {
        ResourceRequirements resources = new ResourceRequirements();
        resources.setRequests(amounts("50m", memory));
        resources.setLimits(amounts("500m", memory));
        return resources;
    }

    private static Map<String, Quantity> amounts(String cpu, Memory memory) {
        return new TreeMap<>(Map.of("cpu", new Quantity(cpu), "memory", new Quantity(memory.toString())));
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
