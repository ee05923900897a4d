package io.github.portfolioplatform.change;

import io.github.portfolioplatform.model.Engine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An instance that held data is gone. Unlike the rules for one instance, it looks at the others: one of them may be its new name. */
final class InstanceIsRemoved {

    /** Where an instance is new, and what it runs. */
    private record Newcomer(String environment, Engine engine) {}

    private final Map<Newcomer, List<String>> added = new HashMap<>();

    InstanceIsRemoved(List<InstanceChange> all) {
        for (InstanceChange instance : all) {
            if (instance.isNew()) {
                newcomer(instance)
                        .ifPresent(newcomer -> added.computeIfAbsent(newcomer, key -> new ArrayList<>())
                                .add(instance.name()));
            }
        }
    }

    private static Optional<Newcomer> newcomer(InstanceChange instance) {
        return instance.engine().map(engine -> new Newcomer(instance.key().environment(), engine));
    }

    void check(InstanceChange instance, Findings findings) {
        if (!instance.isGone()) {
            return;
        }
        instance.pairs().stream()
                .filter(Pair::isRemoved)
                .map(Pair::resource)
                .filter(Resource::holdsData)
                .findFirst()
                .ifPresent(data -> add(instance, data, findings));
    }

    private void add(InstanceChange instance, Resource data, Findings findings) {
        Optional<String> newName = newName(instance);
        findings.addRemoval(
                data,
                instance.name() + " is gone; what removes it from the cluster deletes its data."
                        + newName.map(name -> " If " + name
                                        + " is its new name: a rename starts an empty database beside the old one.")
                                .orElse(""),
                newName.isPresent()
                        ? "Keep the name, or keep both until the data is copied."
                        : "Keep it, or back it up first.");
    }

    /** The one instance of the same engine that is new where this one was. */
    private Optional<String> newName(InstanceChange gone) {
        List<String> candidates = newcomer(gone)
                .map(wanted -> added.getOrDefault(wanted, List.of()))
                .orElse(List.of());
        return candidates.size() == 1 ? Optional.of(candidates.get(0)) : Optional.empty();
    }
}
