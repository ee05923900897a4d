package io.github.portfolioplatform.gitops;

import io.github.portfolioplatform.manifest.ManifestPath;
import io.github.portfolioplatform.render.RenderedResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One {@code kustomization.yaml} in each folder, which lists what the folder holds in the order in which it is applied: what others refer to
 * comes first. A folder is applied by {@code kubectl apply -k}, and a user's own kustomization may take it as a base.
 *
 * @see <a href="https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/resource/">Kustomize: resources</a>
 */
final class Kustomizations {

    private static final String FILE = "kustomization.yaml";

    /** What is named earlier is referred to by what is named later; other kinds are between. */
    private static final List<String> FIRST = List.of(
            "Namespace",
            "CustomResourceDefinition",
            "StorageClass",
            "PriorityClass",
            "ServiceAccount",
            "Role",
            "ClusterRole",
            "RoleBinding",
            "ClusterRoleBinding",
            "NetworkPolicy",
            "Secret",
            "SecretStore",
            "Password",
            "ExternalSecret",
            "VaultStaticSecret",
            "Certificate",
            "ConfigMap",
            "PersistentVolume",
            "PersistentVolumeClaim",
            "Service");

    /** It talks to what is there. */
    private static final String LAST = "CronJob";

    private Kustomizations() {}

    static SortedMap<ManifestPath, Map<String, Object>> of(String environment, List<RenderedResource> resources) {
        List<String> ofEnvironment = new ArrayList<>();
        Map<String, List<RenderedResource>> ofInstances = new LinkedHashMap<>();
        for (RenderedResource resource : resources) {
            resource.instance()
                    .ifPresentOrElse(
                            instance -> ofInstances
                                    .computeIfAbsent(instance, name -> new ArrayList<>())
                                    .add(resource),
                            () -> ofEnvironment.add(resource.fileName()));
        }
        ofEnvironment.addAll(ofInstances.keySet());
        SortedMap<ManifestPath, Map<String, Object>> files = new TreeMap<>();
        files.put(ofEnvironment(environment), kustomization(ofEnvironment));
        ofInstances.forEach((instance, parts) ->
                files.put(new ManifestPath(environment + "/" + instance + "/" + FILE), kustomization(inOrder(parts))));
        return files;
    }

    /** {@return the file of the kustomization of a whole environment} */
    static ManifestPath ofEnvironment(String environment) {
        return new ManifestPath(environment + "/" + FILE);
    }

    private static List<String> inOrder(List<RenderedResource> resources) {
        return resources.stream()
                .sorted((one, other) -> Integer.compare(rank(one), rank(other)))
                .map(resource -> resource.fileName())
                .toList();
    }

    private static int rank(RenderedResource resource) {
        if (resource.kind().equals(LAST)) {
            return Integer.MAX_VALUE;
        }
        int position = FIRST.indexOf(resource.kind());
        return position < 0 ? FIRST.size() : position;
    }

    private static Map<String, Object> kustomization(List<String> resources) {
        return Map.of("apiVersion", "kustomize.config.k8s.io/v1beta1", "kind", "Kustomization", "resources", resources);
    }
}
