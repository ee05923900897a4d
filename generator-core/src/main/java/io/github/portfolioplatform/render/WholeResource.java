package io.github.portfolioplatform.render;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.github.portfolioplatform.problem.Place;
import io.github.portfolioplatform.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What every resource has, whoever made it. */
final class WholeResource {

    /**
     * The kinds of Kubernetes that have no namespace, and those that by their names have none. A resource without a class says nothing of
     * it.
     */
    private static final Pattern WITHOUT_NAMESPACE = Pattern.compile(
            "Namespace|Node|PersistentVolume|CustomResourceDefinition|APIService|CSIDriver|CSINode|VolumeAttachment"
                    + "|(Validating|Mutating)(WebhookConfiguration|AdmissionPolicy(Binding)?)|Cluster.+|.+Class");

    private static final Pattern KIND = Pattern.compile("[A-Z][A-Za-z0-9]*");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([-A-Za-z0-9.:_]{0,251}[A-Za-z0-9])?");

    private WholeResource() {}

    /** {@return what is wrong with a resource, in sentences} One that says no namespace, but needs one, is given it. */
    static List<String> breaks(HasMetadata resource, String namespace) {
        List<String> breaks = new ArrayList<>();
        demand(resource.getKind(), "kind", breaks);
        demand(resource.getApiVersion(), "apiVersion", breaks);
        ObjectMeta metadata = resource.getMetadata();
        demand(metadata == null ? null : metadata.getName(), "metadata.name", breaks);
        if (breaks.isEmpty()) {
            demandName("kind", KIND, resource.getKind(), breaks);
            demandName("name", NAME, metadata.getName(), breaks);
        }
        if (breaks.isEmpty() && Workload.isOne(resource)) {
            demand(
                    Workload.of(resource).filter(WholeResource::isWhole).orElse(null),
                    "a whole selector and pod",
                    breaks);
        } else if (resource instanceof Service service) {
            demand(service.getSpec(), "spec", breaks);
        }
        if (breaks.isEmpty()) {
            settle(resource, namespace).ifPresent(breaks::add);
        }
        return breaks;
    }

    /** Lists and maps that nobody sets are empty; a decorator can set them to null. */
    private static boolean isWhole(Workload workload) {
        LabelSelector selector = workload.selector();
        return (!workload.selects() || (selector != null && areThere(selector.getMatchLabels())))
                && areThere(workload.template())
                && areThere(
                        workload.template().getMetadata(), workload.template().getSpec())
                && areThere(workload.podLabels())
                && isWhole(workload.pod());
    }

    private static boolean isWhole(PodSpec pod) {
        return areThere(pod.getContainers(), pod.getInitContainers(), pod.getVolumes())
                && Stream.concat(pod.getContainers().stream(), pod.getInitContainers().stream())
                        .allMatch(container -> areThere(
                                container.getName(),
                                container.getEnv(),
                                container.getEnvFrom(),
                                container.getPorts(),
                                container.getVolumeMounts()));
    }

    private static boolean areThere(@Nullable Object... values) {
        return Stream.of(values).allMatch(Objects::nonNull);
    }

    private static void demandName(String what, Pattern valid, String text, List<String> breaks) {
        if (!valid.matcher(text).matches()) {
            breaks.add("They give it the " + what + " " + Problem.quoted(text) + ", which Kubernetes does not accept.");
        }
    }

    private static void demand(@Nullable Object value, String field, List<String> breaks) {
        if (value == null || value.equals("")) {
            breaks.add("They leave it without " + field + ".");
        }
    }

    private static Optional<String> settle(HasMetadata resource, String namespace) {
        ObjectMeta metadata = resource.getMetadata();
        if (metadata.getNamespace() == null && hasNamespace(resource)) {
            metadata.setNamespace(namespace);
        }
        return metadata.getNamespace() == null || metadata.getNamespace().equals(namespace)
                ? Optional.empty()
                : Optional.of(
                        "They put it into the namespace " + metadata.getNamespace() + " instead of " + namespace + ".");
    }

    private static boolean hasNamespace(HasMetadata resource) {
        return resource instanceof GenericKubernetesResource
                ? !WITHOUT_NAMESPACE.matcher(resource.getKind()).matches()
                : resource instanceof Namespaced;
    }

    /** {@return where its problems are} */
    static Place place(HasMetadata resource) {
        return new Place.InResource(
                Optional.ofNullable(resource.getKind()).orElse("A resource"),
                Optional.ofNullable(resource.getMetadata())
                        .map(ObjectMeta::getName)
                        .orElse("without a name"));
    }
}
