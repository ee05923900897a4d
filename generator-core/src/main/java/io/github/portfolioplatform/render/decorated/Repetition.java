package io.github.portfolioplatform.render.decorated;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares what decorators made of the same resources twice. Unlike {@link TreeComparison} it finds another order of a list, too. */
public final class Repetition {

    private Repetition() {}

    /** {@return the first field that differs, with its resource and without values, which may be secret} */
    public static Optional<String> difference(List<Object> first, List<Object> second) {
        if (first.equals(second)) {
            return Optional.empty();
        }
        Map<String, Object> before = byIdentity(first);
        Map<String, Object> after = byIdentity(second);
        Set<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        for (String name : names) {
            if (!before.containsKey(name) || !after.containsKey(name)) {
                return Optional.of(name);
            }
            if (!before.get(name).equals(after.get(name))) {
                return Optional.of(field(FieldPath.ROOT, before.get(name), after.get(name)) + " of " + name);
            }
        }
        // The order of resources is that of no file.
        return Optional.empty();
    }

    private static Map<String, Object> byIdentity(List<Object> trees) {
        Map<String, Object> resources = new LinkedHashMap<>();
        trees.forEach(
                tree -> resources.put(Trees.text(tree, "kind") + " " + Trees.text(tree, "metadata", "name"), tree));
        return resources;
    }

    private static FieldPath field(FieldPath path, @Nullable Object before, @Nullable Object after) {
        if (before instanceof Map<?, ?> first && after instanceof Map<?, ?> second) {
            return ofMap(path, first, second);
        }
        if (before instanceof List<?> first && after instanceof List<?> second && first.size() == second.size()) {
            return ofList(path, first, second);
        }
        return path;
    }

    private static FieldPath ofMap(FieldPath path, Map<?, ?> before, Map<?, ?> after) {
        Set<String> keys = new TreeSet<>();
        before.keySet().forEach(key -> keys.add(String.valueOf(key)));
        after.keySet().forEach(key -> keys.add(String.valueOf(key)));
        return keys.stream()
                .filter(key -> !Objects.equals(before.get(key), after.get(key)))
                .findFirst()
                .map(key -> before.containsKey(key) && after.containsKey(key)
                        ? field(path.then(key), before.get(key), after.get(key))
                        : path.then(key))
                .orElse(path);
    }

    /** Items of other names are items in another order, or other ones: that is a matter of the list. */
    private static FieldPath ofList(FieldPath path, List<?> before, List<?> after) {
        for (int i = 0; i < before.size(); i++) {
            String name = Trees.text(before.get(i), "name");
            if (!before.get(i).equals(after.get(i))) {
                return name.isEmpty() || !name.equals(Trees.text(after.get(i), "name"))
                        ? path
                        : field(path.item(name), before.get(i), after.get(i));
            }
        }
        return path;
    }
}
