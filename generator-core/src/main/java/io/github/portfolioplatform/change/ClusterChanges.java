package io.github.portfolioplatform.change;

import io.github.portfolioplatform.model.RiskyChange;
import java.util.List;
import java.util.Optional;

/**
 * An environment is applied in another cluster, and the data of its instances stays behind. No file of an instance differs for that reason,
 * so this looks at the environments of a tree and not at one instance as the {@link GuardRule}s do.
 *
 * @param data the claim of an instance, or the StatefulSet that makes claims
 * @param before the cluster as it was
 * @param after the cluster as it is
 */
record ClusterChanges(Resource data, String before, String after) {

    /** {@return a change for each instance with data whose environment is applied elsewhere} */
    static List<ClusterChanges> of(Differences differences) {
        return differences.keptEnvironments().stream()
                .flatMap(environment -> {
                    Optional<String> before = differences.clustersBefore().of(environment);
                    Optional<String> after = differences.clustersAfter().of(environment);
                    return before.isEmpty() || after.isEmpty() || before.equals(after)
                            ? List.<ClusterChanges>of().stream()
                            : differences.keptData(environment).stream()
                                    .map(data -> new ClusterChanges(data, before.get(), after.get()));
                })
                .toList();
    }

    Finding finding() {
        String name = data.owner().instance();
        return new Finding(
                Optional.of(RiskyChange.CLUSTER_CHANGES),
                data.owner(),
                data.path(),
                Clusters.FIELD,
                "The cluster of " + data.owner().environment() + " changes from " + before + " to " + after + ": "
                        + name
                        + " starts there empty, or with the data of another instance that had its name. Its own data stays in the former"
                        + " cluster, where nothing updates it any more.",
                "Keep " + before + ", or restore a backup of " + name
                        + " in the new cluster. If both name the same cluster, accept the change.",
                after);
    }

    ResourceChange resourceChange() {
        FieldChange field = new FieldChange(Clusters.FIELD, before, after);
        return new ResourceChange(
                data.path(),
                data.owner().environment(),
                data.owner().instance(),
                data.kind(),
                data.name(),
                ResourceChange.Type.CHANGED,
                List.of(field),
                Impact.NO_RESTART.withDataAtRisk());
    }
}
