package io.github.portfolioplatform.gitops;

import io.github.portfolioplatform.manifest.ManifestPath;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.GitOps;
import io.github.portfolioplatform.model.Portfolio;
import io.github.portfolioplatform.render.RenderedResource;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The files for GitOps tools, as trees of maps, lists and scalars by path. */
public final class GitOpsFiles {

    /**
     * The annotation with the cluster of an environment, on its kustomization. Kustomize does not hand it on, so that the cluster never sees
     * it; later changes of {@code cluster} are judged by it, also without Argo CD.
     */
    private static final String CLUSTER = "portfolioplatform.github.io/cluster";

    private GitOpsFiles() {}

    /** {@return the kustomizations of an environment: one for each instance, and one for all of them} */
    public static SortedMap<ManifestPath, Map<String, Object>> kustomizations(
            Environment environment, List<RenderedResource> resources) {
        SortedMap<ManifestPath, Map<String, Object>> files = Kustomizations.of(environment.name(), resources);
        environment
                .cluster()
                .ifPresent(cluster -> files.computeIfPresent(
                        Kustomizations.ofEnvironment(environment.name()), (path, tree) -> annotated(tree, cluster)));
        return files;
    }

    private static Map<String, Object> annotated(Map<String, Object> kustomization, String cluster) {
        Map<String, Object> annotated = new TreeMap<>(kustomization);
        annotated.put("metadata", Map.of("annotations", Map.of(CLUSTER, cluster)));
        return annotated;
    }

    /** {@return what the tools are told that the portfolio names; nothing if it names none} */
    public static SortedMap<ManifestPath, Map<String, Object>> tools(Portfolio portfolio) {
        SortedMap<ManifestPath, Map<String, Object>> files = new TreeMap<>();
        portfolio.gitOps().ifPresent(gitOps -> addTools(portfolio, gitOps, files));
        return files;
    }

    private static void addTools(
            Portfolio portfolio, GitOps gitOps, SortedMap<ManifestPath, Map<String, Object>> files) {
        gitOps.argoCd().ifPresent(argoCd -> files.putAll(new ArgoCdFiles(portfolio, gitOps, argoCd).files()));
        gitOps.flux().ifPresent(flux -> files.putAll(new FluxFiles(portfolio, gitOps, flux).files()));
    }

    /** The metadata of an object of a tool, in the tool's own namespace. */
    static Map<String, Object> metadata(Portfolio portfolio, String namespace, String name) {
        return Map.of("name", name, "namespace", namespace, "labels", labels(portfolio));
    }

    static Map<String, Object> labels(Portfolio portfolio) {
        return Map.of("app.kubernetes.io/part-of", portfolio.name());
    }
}
