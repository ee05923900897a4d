package io.github.portfolioplatform.change;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which item of one list is which of another: the one with the same name, as in {@code containers}, {@code env} and {@code volumes}, or
 * with the same mount path or port.
 *
 * @param before the items of the old list by name
 * @param after the items of the new list by name
 */
record ListPairing(Map<String, Object> before, Map<String, Object> after) {

    /** A volume may be mounted twice, so that mounts have their path for a name. */
    private static final List<String> NAMES = List.of("mountPath", "name", "containerPort", "port");

    /**
     * An item of either list or of both.
     *
     * @param name what the two have in common
     * @param before the old item
     * @param after the new item
     */
    record Item(
            String name, @Nullable Object before, @Nullable Object after) {}

    /** {@return how the items pair; empty if they have no names, or one has the name of another} */
    static Optional<ListPairing> by(List<?> before, List<?> after) {
        for (String name : NAMES) {
            Map<String, Object> old = byName(name, before);
            Map<String, Object> now = byName(name, after);
            if (old.size() == before.size() && now.size() == after.size() && !old.isEmpty() && !now.isEmpty()) {
                return Optional.of(new ListPairing(old, now));
            }
        }
        return Optional.empty();
    }

    private static Map<String, Object> byName(String name, List<?> items) {
        Map<String, Object> byName = new LinkedHashMap<>();
        for (Object item : items) {
            Fields.of(item).text(name).ifPresent(text -> byName.put(text, item));
        }
        return byName;
    }

    /** {@return the pairs in the order of the new list, then what is only in the old one} */
    List<Item> items() {
        Set<String> names = new LinkedHashSet<>(after.keySet());
        names.addAll(before.keySet());
        return names.stream()
                .map(name -> new Item(name, before.get(name), after.get(name)))
                .toList();
    }

    /** {@return whether items that are in both lists stand in another order, which is another pod to the cluster} */
    boolean isReordered() {
        List<String> old = new ArrayList<>(namesBefore());
        old.retainAll(after.keySet());
        List<String> now = new ArrayList<>(namesAfter());
        now.retainAll(before.keySet());
        return !old.equals(now);
    }

    List<String> namesBefore() {
        return List.copyOf(before.keySet());
    }

    List<String> namesAfter() {
        return List.copyOf(after.keySet());
    }
}
