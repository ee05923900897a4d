package io.github.portfolioplatform.change;

import io.github.portfolioplatform.model.Engine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An instance that held data is gone. Unlike the rules for one instance, it looks at all: one of the others may be its new name. */
final class InstanceIsRemoved {

    /** Where an instance is new, and what it runs. */
    private record Newcomer(String environment, Engine engine) {}

    /** An instance that held data, and the file that said so. */
    private record Gone(InstanceKey instance, Optional<Newcomer> wanted, String path) {}

    private final Map<Newcomer, List<String>> added = new HashMap<>();
    private final List<Gone> gone = new ArrayList<>();

    /** Notes whether the instance is gone with its data, or new. */
    void look(InstanceChange instance, Findings findings) {
        if (instance.isNew()) {
            newcomer(instance)
                    .ifPresent(newcomer -> added.computeIfAbsent(newcomer, key -> new ArrayList<>())
                            .add(instance.name()));
        }
        if (instance.isGone()) {
            instance.pairs().stream()
                    .filter(Pair::isRemoved)
                    .map(Pair::resource)
                    .filter(Resource::holdsData)
                    .findFirst()
                    .ifPresent(data -> {
                        findings.mark(data);
                        gone.add(new Gone(instance.key(), newcomer(instance), data.path()));
                    });
        }
    }

    private static Optional<Newcomer> newcomer(InstanceChange instance) {
        return instance.engine().map(engine -> new Newcomer(instance.key().environment(), engine));
    }

    /** {@return a finding for each that is gone, when all have been looked at} */
    List<Finding> findings() {
        return gone.stream().map(this::finding).toList();
    }

    private Finding finding(Gone one) {
        Optional<String> newName = newName(one);
        return new Finding(
                Optional.empty(),
                one.instance,
                one.path,
                "metadata.name",
                one.instance.instance() + " is gone; what removes it from the cluster deletes its data."
                        + newName.map(name -> " If " + name
                                        + " is its new name: a rename starts an empty database beside the old one.")
                                .orElse(""),
                newName.isPresent()
                        ? "Keep the name, or keep both until the data is copied."
                        : "Keep it, or back it up first.",
                "");
    }

    /** The one instance of the same engine that is new where this one was. */
    private Optional<String> newName(Gone one) {
        List<String> candidates =
                one.wanted.map(wanted -> added.getOrDefault(wanted, List.of())).orElse(List.of());
        return candidates.size() == 1 ? Optional.of(candidates.get(0)) : Optional.empty();
    }
}
