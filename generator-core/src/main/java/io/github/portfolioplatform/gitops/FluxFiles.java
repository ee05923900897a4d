package io.github.portfolioplatform.gitops;

import io.github.portfolioplatform.manifest.ManifestPath;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.GitOps;
import io.github.portfolioplatform.model.GitOps.Flux;
import io.github.portfolioplatform.model.Portfolio;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What Flux is told: a GitRepository for the repository, and a Kustomization for each environment. Pruning is on, so that the cluster holds
 * nothing that git does not; what holds data is protected by its own annotations, and deleting a Kustomization leaves all of it alone.
 *
 * @see <a href="https://fluxcd.io/flux/components/source/gitrepositories/">Flux: GitRepository</a>
 * @see <a href="https://fluxcd.io/flux/components/kustomize/kustomizations/">Flux: Kustomization</a>
 */
record FluxFiles(Portfolio portfolio, GitOps gitOps, Flux flux) {

    SortedMap<ManifestPath, Map<String, Object>> files() {
        SortedMap<ManifestPath, Map<String, Object>> files = new TreeMap<>();
        files.put(new ManifestPath("flux/repository.yaml"), repository());
        for (Environment environment : portfolio.environments()) {
            files.put(new ManifestPath("flux/" + environment.name() + ".yaml"), kustomization(environment));
        }
        return files;
    }

    private Map<String, Object> repository() {
        return Map.of(
                "apiVersion",
                "source.toolkit.fluxcd.io/v1",
                "kind",
                "GitRepository",
                "metadata",
                GitOpsFiles.metadata(portfolio, flux.namespace(), portfolio.name()),
                "spec",
                Map.of(
                        "interval", flux.interval(),
                        "ref", Map.of("branch", gitOps.revision()),
                        "url", gitOps.repository()));
    }

    private Map<String, Object> kustomization(Environment environment) {
        return Map.of(
                "apiVersion",
                "kustomize.toolkit.fluxcd.io/v1",
                "kind",
                "Kustomization",
                "metadata",
                GitOpsFiles.metadata(portfolio, flux.namespace(), portfolio.name() + "-" + environment.name()),
                "spec",
                Map.of(
                        "deletionPolicy",
                        "Orphan",
                        "interval",
                        flux.interval(),
                        "path",
                        "./" + gitOps.path() + "/" + environment.name(),
                        "prune",
                        true,
                        "sourceRef",
                        Map.of("kind", "GitRepository", "name", portfolio.name()),
                        "wait",
                        true));
    }
}
