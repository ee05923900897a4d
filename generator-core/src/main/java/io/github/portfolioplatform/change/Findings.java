package io.github.portfolioplatform.change;

import io.github.portfolioplatform.model.RiskyChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects what the rules find of one instance. */
final class Findings {

    private final InstanceKey instance;
    private final List<Finding> found = new ArrayList<>();

    Findings(InstanceKey instance) {
        this.instance = instance;
    }

    /** Adds a risky change: where it is, what happens, the safe way, and the new value. */
    void add(RiskyChange change, Resource resource, String field, String what, String way, String to) {
        found.add(new Finding(Optional.of(change), instance, resource, field, what, way, to));
    }

    /** Adds that the instance is gone. */
    void addRemoval(Resource resource, String what, String way) {
        found.add(new Finding(Optional.empty(), instance, resource, "metadata.name", what, way, ""));
    }

    List<Finding> list() {
        return found;
    }
}
