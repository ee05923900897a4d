package io.github.portfolioplatform.change;

import io.github.portfolioplatform.model.RiskyChange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Collects what the rules find of one instance. */
final class Findings {

    private final InstanceKey instance;
    private final List<Finding> found = new ArrayList<>();
    private final Set<Resource> resources = Collections.newSetFromMap(new IdentityHashMap<>());

    Findings(InstanceKey instance) {
        this.instance = instance;
    }

    /** Adds a risky change: where it is, what happens, the safe way, and the new value. */
    void add(RiskyChange change, Resource resource, String field, String what, String way, String to) {
        resources.add(resource);
        found.add(new Finding(Optional.of(change), instance, resource.path(), field, what, way, to));
    }

    /** The data in that resource is at risk; why is found later. */
    void mark(Resource resource) {
        resources.add(resource);
    }

    /** {@return whether something was found of that resource} */
    boolean areAbout(Resource resource) {
        return resources.contains(resource);
    }

    List<Finding> list() {
        return found;
    }
}
