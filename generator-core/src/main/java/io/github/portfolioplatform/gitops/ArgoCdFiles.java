package io.github.portfolioplatform.gitops;

import io.github.portfolioplatform.manifest.ManifestPath;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.GitOps;
import io.github.portfolioplatform.model.GitOps.ArgoCd;
import io.github.portfolioplatform.model.Portfolio;
import io.github.portfolioplatform.model.SecretSource;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What Argo CD is told. Pruning is on, so that the cluster holds nothing that git does not; what holds data is protected by its own
 * annotations. There is no finalizer: deleting an Application leaves the databases alone. There are no sync waves: Argo CD's own order of
 * kinds is right for all that is rendered.
 *
 * @see <a href="https://argo-cd.readthedocs.io/en/stable/user-guide/application-specification/">Argo CD: Application</a>
 * @see <a href="https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Generators-List/">Argo CD: list generator</a>
 */
record ArgoCdFiles(Portfolio portfolio, GitOps gitOps, ArgoCd argoCd) {

    private static final String API = "argoproj.io/v1alpha1";
    private static final String OWN_CLUSTER = "https://kubernetes.default.svc";

    /**
     * Versions 2.3 to 2.6 of the External Secrets Operator give this field a default, and versions before them drop it, so that neither
     * leaving it out nor writing it is in sync with all of them.
     *
     * @see <a href="https://argo-cd.readthedocs.io/en/stable/user-guide/diffing/">Argo CD: diff customization</a>
     */
    private static final Map<String, Object> DEFAULTS_OF_SOME_VERSIONS = Map.of(
            "group",
            "external-secrets.io",
            "kind",
            "ExternalSecret",
            "jqPathExpressions",
            List.of(".spec.data[]?.remoteRef.nullBytePolicy", ".spec.dataFrom[]?.extract?.nullBytePolicy"));

    SortedMap<ManifestPath, Map<String, Object>> files() {
        SortedMap<ManifestPath, Map<String, Object>> files = new TreeMap<>();
        switch (argoCd.form()) {
            case APPLICATIONS ->
                portfolio
                        .environments()
                        .forEach(environment -> files.put(file(environment.name()), application(environment)));
            case APPLICATION_SET -> files.put(file("applicationset"), applicationSet());
        }
        return files;
    }

    private static ManifestPath file(String name) {
        return new ManifestPath("argocd/" + name + ".yaml");
    }

    private Map<String, Object> application(Environment environment) {
        Map<String, Object> destination = destination(environment);
        return Map.of(
                "apiVersion",
                API,
                "kind",
                "Application",
                "metadata",
                GitOpsFiles.metadata(portfolio, argoCd.namespace(), portfolio.name() + "-" + environment.name()),
                "spec",
                spec(environment.name(), destination, hasExternalSecrets(environment)));
    }

    /** {@return where an environment is applied: Argo CD knows a cluster by its address or by its name} */
    private static Map<String, Object> destination(Environment environment) {
        String cluster = environment.cluster().orElse(OWN_CLUSTER);
        return Map.of(cluster.startsWith("https:") ? "server" : "name", cluster, "namespace", environment.namespace());
    }

    private Map<String, Object> spec(String folder, Map<String, Object> destination, boolean hasExternalSecrets) {
        Map<String, Object> spec = new TreeMap<>(Map.of(
                "destination", destination,
                "project", argoCd.project(),
                "source",
                        Map.of(
                                "path", gitOps.path() + "/" + folder,
                                "repoURL", gitOps.repository(),
                                "targetRevision", gitOps.revision()),
                "syncPolicy",
                        Map.of(
                                "automated", Map.of("prune", true, "selfHeal", true),
                                "syncOptions", List.of("CreateNamespace=true"))));
        if (hasExternalSecrets) {
            spec.put("ignoreDifferences", List.of(DEFAULTS_OF_SOME_VERSIONS));
        }
        return spec;
    }

    private static boolean hasExternalSecrets(Environment environment) {
        return environment
                .production()
                .filter(production -> production.secrets() instanceof SecretSource.ExternalStore
                        || production.secrets() instanceof SecretSource.Generated)
                .isPresent();
    }

    private Map<String, Object> applicationSet() {
        return Map.of(
                "apiVersion",
                API,
                "kind",
                "ApplicationSet",
                "metadata",
                GitOpsFiles.metadata(portfolio, argoCd.namespace(), portfolio.name()),
                "spec",
                Map.of(
                        "generators", List.of(Map.of("list", Map.of("elements", elements()))),
                        "goTemplate", true,
                        "goTemplateOptions", List.of("missingkey=error"),
                        "syncPolicy", Map.of("preserveResourcesOnDeletion", true),
                        "template", template()));
    }

    /** What the template is filled in with, for each environment. */
    private List<Map<String, Object>> elements() {
        String own = namesClusters() ? "in-cluster" : OWN_CLUSTER;
        return portfolio.environments().stream()
                .map(environment -> Map.<String, Object>of(
                        "cluster", environment.cluster().orElse(own),
                        "environment", environment.name(),
                        "namespace", environment.namespace()))
                .toList();
    }

    private Map<String, Object> template() {
        Map<String, Object> destination =
                Map.of(namesClusters() ? "name" : "server", "{{ .cluster }}", "namespace", "{{ .namespace }}");
        return Map.of(
                "metadata",
                        Map.of(
                                "name",
                                portfolio.name() + "-{{ .environment }}",
                                "labels",
                                Map.of("app.kubernetes.io/part-of", portfolio.name())),
                "spec",
                        spec(
                                "{{ .environment }}",
                                destination,
                                portfolio.environments().stream().anyMatch(ArgoCdFiles::hasExternalSecrets)));
    }

    /** One template names all clusters one way: by address, unless an environment has a name for its own. */
    private boolean namesClusters() {
        return portfolio.environments().stream()
                .flatMap(environment -> environment.cluster().stream())
                .anyMatch(cluster -> !cluster.startsWith("https:"));
    }
}
