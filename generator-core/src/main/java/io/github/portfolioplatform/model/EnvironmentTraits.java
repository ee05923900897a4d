package io.github.portfolioplatform.model;

import org.jspecify.annotations.Nullable;

/**
 * What an environment says of itself.
 *
 * @param cluster the cluster it runs in, or null for the one that Argo CD runs in
 * @param createsNamespace whether the namespace is rendered
 * @param allowsPruning whether claims and StatefulSets may be pruned
 * @param production what it says of its surroundings if it is one of production, or null
 */
record EnvironmentTraits(
        @Nullable String cluster,
        boolean createsNamespace,
        boolean allowsPruning,
        @Nullable Production production) {

    static final EnvironmentTraits DEFAULT = new EnvironmentTraits(null, false, false, null);
}
