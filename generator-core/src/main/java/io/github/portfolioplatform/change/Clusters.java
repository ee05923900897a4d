package io.github.portfolioplatform.change;

import io.github.portfolioplatform.yaml.UnreadableYamlException;
import io.github.portfolioplatform.yaml.YamlDocuments;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The clusters that environments are applied in. An annotation on the kustomization of the environment names it. Trees of earlier states of
 * this library do not have the annotation: there it is the destination that Argo CD is given. Flux and {@code kubectl} apply where they run,
 * so that nothing else in a tree names a cluster.
 */
final class Clusters {

    static final String FIELD = "cluster";

    private static final String ANNOTATION = "portfolioplatform.github.io/cluster";
    /** How Argo CD calls the cluster that it runs in; so does an environment that names none. */
    private static final Set<String> OWN = Set.of("in-cluster", "https://kubernetes.default.svc");

    private final Function<String, Optional<byte[]>> files;

    /**
     * Creates a view of a tree.
     *
     * @param files the content of a file by path, empty if there is none
     */
    Clusters(Function<String, Optional<byte[]>> files) {
        this.files = files;
    }

    /** {@return the cluster of the environment, {@code none} if it is the tool's own; empty if the tree has no such environment} */
    Optional<String> of(String environment) {
        Optional<Fields> kustomization =
                documents(environment + "/kustomization.yaml").stream().findFirst();
        return kustomization
                .flatMap(fields -> fields.in("metadata", "annotations").text(ANNOTATION))
                .or(() -> ofApplication(environment))
                .or(() -> ofApplicationSet(environment))
                .map(cluster -> OWN.contains(cluster) ? FieldChange.NONE : cluster)
                .or(() -> kustomization.map(present -> FieldChange.NONE));
    }

    private Optional<String> ofApplication(String environment) {
        return documents("argocd/" + environment + ".yaml").stream()
                .map(application -> application.in("spec", "destination"))
                .flatMap(destination -> destination.text("name").or(() -> destination.text("server")).stream())
                .findFirst();
    }

    private Optional<String> ofApplicationSet(String environment) {
        return documents("argocd/applicationset.yaml").stream()
                .flatMap(set -> set.list("spec", "generators").stream())
                .flatMap(generator -> generator.list("list", "elements").stream())
                .filter(element ->
                        element.text("environment").filter(environment::equals).isPresent())
                .flatMap(element -> element.text(FIELD).stream())
                .findFirst();
    }

    private List<Fields> documents(String path) {
        try {
            return files
                    .apply(path)
                    .map(content -> YamlDocuments.read(new String(content, StandardCharsets.UTF_8)))
                    .orElse(List.of())
                    .stream()
                    .map(Fields::new)
                    .toList();
        } catch (UnreadableYamlException told) {
            // A file that differs and cannot be read is refused itself.
            return List.of();
        }
    }
}
