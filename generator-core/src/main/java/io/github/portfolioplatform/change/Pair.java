package io.github.portfolioplatform.change;

import java.util.List;
import java.util.Optional;

/**
 * A resource as it was and as it is.
 *
 * @param before the resource as it was; empty if it is new
 * @param after the resource as it is; empty if it is gone
 * @param fields what differs, if it was and is
 */
record Pair(Optional<Resource> before, Optional<Resource> after, List<FieldChange> fields) {

    static Pair of(Resource before, Resource after, KnownSecrets secrets) {
        List<FieldChange> fields = FieldDiff.between(secrets.mask(before), secrets.mask(after));
        return new Pair(Optional.of(before), Optional.of(after), fields);
    }

    static Pair added(Resource after) {
        return new Pair(Optional.empty(), Optional.of(after), List.of());
    }

    static Pair removed(Resource before) {
        return new Pair(Optional.of(before), Optional.empty(), List.of());
    }

    /** {@return the resource as it is, or else as it was} */
    Resource resource() {
        return after.or(() -> before).orElseThrow();
    }

    boolean isRemoved() {
        return after.isEmpty();
    }

    boolean isKept() {
        return before.isPresent() && after.isPresent();
    }

    boolean isChange() {
        return !isKept() || !fields.isEmpty();
    }

    ResourceChange change(boolean dataAtRisk) {
        Resource resource = resource();
        Impact impact = dataAtRisk ? impact().withDataAtRisk() : impact();
        return new ResourceChange(
                resource.path(),
                resource.owner().environment(),
                resource.owner().instance(),
                resource.kind(),
                resource.name(),
                type(),
                fields,
                impact);
    }

    /** {@return the pods that restart by the change} */
    List<String> restartedPods() {
        Impact impact = impact();
        return impact.kind() == Impact.Kind.ROLLING_RESTART ? impact.pods() : List.of();
    }

    private ResourceChange.Type type() {
        if (isKept()) {
            return ResourceChange.Type.CHANGED;
        }
        return isRemoved() ? ResourceChange.Type.REMOVED : ResourceChange.Type.ADDED;
    }

    private Impact impact() {
        if (before.isPresent() && after.isPresent()) {
            return Impacts.of(before.get(), after.get(), fields);
        } else if (after.isPresent()) {
            return Impact.CREATED;
        }
        // With a namespace goes everything in it, if a tool deletes it.
        boolean takesAll = resource().isA(Resource.NAMESPACE) && !resource().isProtected();
        return takesAll ? Impact.REMOVED.withDataAtRisk() : Impact.REMOVED;
    }
}
