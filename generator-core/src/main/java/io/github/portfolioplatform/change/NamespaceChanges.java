package io.github.portfolioplatform.change;

import io.github.portfolioplatform.model.RiskyChange;
import java.util.Comparator;
import java.util.Optional;

/** An instance goes to another namespace. It is one finding, at the claim if there is one. */
final class NamespaceChanges implements GuardRule {

    private static final String FIELD = "metadata.namespace";
    /** What is applied without a namespace lands there. */
    private static final String UNSAID = "default";

    @Override
    public void check(InstanceChange instance, Findings findings) {
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
                            + ", where it starts empty: its claim stays behind with the data.",
                    "Keep " + from + ", or restore a backup in " + to + ".",
                    to);
        });
    }
}
