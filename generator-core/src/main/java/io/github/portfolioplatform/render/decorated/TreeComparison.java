package io.github.portfolioplatform.render.decorated;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Compares two resources field by field. Items of lists are paired by their names, so that an item that is added does not move the others;
 * lists of scalars, as arguments, are compared as a whole.
 */
final class TreeComparison {

    private static final String MOUNT = "mountPath";
    private static final String NAME = "name";

    private final Predicate<Difference> allowed;

    private TreeComparison(Predicate<Difference> allowed) {
        this.allowed = allowed;
    }

    /** {@return the differences that are not allowed} A field that is new with all that is in it is one difference. */
    static List<Difference> refused(Object before, Object after, Predicate<Difference> allowed) {
        return new TreeComparison(allowed).compare(new Difference(FieldPath.ROOT, before, after));
    }

    private List<Difference> compare(Difference node) {
        boolean isRoot = node.path().steps().isEmpty();
        if (Objects.equals(node.before(), node.after()) || (!isRoot && allowed.test(node))) {
            return List.of();
        }
        boolean isNewOrGone = node.before() == null || node.after() == null;
        if (isWhole(node) || (isNewOrGone && node.path().isItem())) {
            return List.of(node);
        }
        return compareParts(node, isNewOrGone);
    }

    private List<Difference> compareParts(Difference node, boolean isNewOrGone) {
        List<Difference> children = isMap(node.before()) || isMap(node.after()) ? fields(node) : items(node);
        List<Difference> refused = new ArrayList<>();
        children.forEach(child -> refused.addAll(compare(child)));
        boolean allRefused = refused.stream()
                .map(Difference::path)
                .toList()
                .containsAll(children.stream().map(Difference::path).toList());
        return isNewOrGone && allRefused ? List.of(node) : order(node, refused);
    }

    /** A scalar, a list of scalars, or what was a map and is none any more. */
    private static boolean isWhole(Difference node) {
        boolean hasMap = isMap(node.before()) || isMap(node.after());
        boolean hasOther = isOther(node.before()) || isOther(node.after());
        return hasMap ? hasOther : !hasItems(node.before()) && !hasItems(node.after());
    }

    private static boolean isOther(@Nullable Object value) {
        return value != null && !isMap(value);
    }

    private static boolean isMap(@Nullable Object value) {
        return value instanceof Map;
    }

    private static boolean hasItems(@Nullable Object value) {
        return value instanceof List<?> list && !list.isEmpty() && list.stream().allMatch(TreeComparison::isMap);
    }

    private static List<Difference> fields(Difference node) {
        return children(node, mapOf(node.before()), mapOf(node.after()), false);
    }

    private static List<Difference> items(Difference node) {
        return children(node, byName(node.before()), byName(node.after()), true);
    }

    private static List<Difference> children(
            Difference node, Map<String, Object> before, Map<String, Object> after, boolean items) {
        Set<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        return names.stream()
                .map(name -> new Difference(
                        items ? node.path().item(name) : node.path().then(name), before.get(name), after.get(name)))
                .toList();
    }

    /** Containers stay where they are: the first one is the server, and init containers run one after the other. */
    private static List<Difference> order(Difference node, List<Difference> refused) {
        String list = node.path().steps().isEmpty() ? "" : node.path().last();
        boolean isOrdered = list.equals("containers") || list.equals("initContainers");
        if (!isOrdered || !refused.isEmpty()) {
            return refused;
        }
        List<String> before = List.copyOf(byName(node.before()).keySet());
        List<String> after = new ArrayList<>(byName(node.after()).keySet());
        boolean isFirstKept = list.equals("initContainers") || first(before).equals(first(after));
        after.retainAll(before);
        List<String> kept = before.stream().filter(after::contains).toList();
        return kept.equals(after) && isFirstKept ? refused : List.of(node);
    }

    private static Optional<String> first(List<String> names) {
        return names.stream().findFirst();
    }

    private static Map<String, Object> mapOf(@Nullable Object value) {
        Map<String, Object> map = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> fields) {
            fields.forEach((name, content) -> map.put(String.valueOf(name), content));
        }
        return map;
    }

    /** A second item of one name is another item, which no name that is allowed has. */
    private static Map<String, Object> byName(@Nullable Object value) {
        Map<String, Object> items = new LinkedHashMap<>();
        if (value instanceof List<?> list) {
            for (Object item : list) {
                String name = nameOf(mapOf(item), items.size());
                while (items.containsKey(name)) {
                    name += "#2";
                }
                items.put(name, item);
            }
        }
        return items;
    }

    private static String nameOf(Map<String, Object> item, int position) {
        return item.containsKey(MOUNT)
                ? String.valueOf(item.get(MOUNT))
                : String.valueOf(item.getOrDefault(NAME, position));
    }
}
