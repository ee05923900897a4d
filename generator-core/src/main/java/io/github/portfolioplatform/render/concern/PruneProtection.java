package io.github.portfolioplatform.render.concern;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Annotations that keep GitOps tools from deleting what holds data: Argo CD when the file is gone or its Application is deleted, Flux
 * when the file is gone.
 *
 * @see <a href="https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/">Argo CD: sync options</a>
 * @see <a href="https://fluxcd.io/flux/components/kustomize/kustomizations/#controlling-the-apply-behavior-of-resources">Flux: controlling
 *     the apply behavior of resources</a>
 */
public final class PruneProtection {

    /** The annotations of both tools. */
    public static final SortedMap<String, String> ANNOTATIONS = Collections.unmodifiableSortedMap(new TreeMap<>(Map.of(
            "argocd.argoproj.io/sync-options", "Prune=false,Delete=false",
            "kustomize.toolkit.fluxcd.io/prune", "disabled")));

    private PruneProtection() {}
}
