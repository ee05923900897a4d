package io.github.portfolioplatform.change;

import io.github.portfolioplatform.model.RiskyChange;
import java.util.Comparator;
import java.util.Optional;

/**
 * An instance with data moves to another namespace. It is one finding, at the claim if there is one. Limits, policies and Secrets of the
 * environment move without a finding: they hold no data.
 */
final class NamespaceChanges implements GuardRule {

    private static final String FIELD = "metadata.namespace";
    /** What is applied without a namespace lands there. */
    private static final String UNSAID = "default";

    @Override
    public void check(InstanceChange instance, Findings findings) {
        if (instance.pairs().stream().noneMatch(pair -> isServerOrData(pair.resource()))) {
            return;
        }
        Optional<Pair> moved = instance.pairs().stream()
                .filter(Pair::isKept)
                .filter(pair -> !MadeSecret.isCopy(pair.resource()))
                .filter(pair ->
                        pair.fields().stream().anyMatch(field -> field.path().equals(FIELD)))
                .min(Comparator.comparing(pair -> !pair.resource().isA(Resource.CLAIM)));
        moved.ifPresent(pair -> {
            String from = pair.before().flatMap(Resource::namespace).orElse(UNSAID);
            String to = pair.after().flatMap(Resource::namespace).orElse(UNSAID);
            findings.add(
                    RiskyChange.NAMESPACE_CHANGES,
                    pair.resource(),
                    FIELD,
                    instance.name() + " moves from the namespace " + from + " to " + to
                            + ", and its claim stays behind with the data. There it starts empty, or with the data of another instance that had"
                            + " its name.",
                    "Keep " + from + ", or restore a backup in " + to + ".",
                    to);
        });
    }

    /** A StatefulSet counts, too: the claim that it mounts may have been written elsewhere. */
    private static boolean isServerOrData(Resource resource) {
        return resource.isA(Resource.CLAIM) || resource.isA(Resource.STATEFUL_SET);
    }
}
