package io.github.portfolioplatform.cluster;

import io.github.portfolioplatform.cluster.SpecSchema.Form;
import io.github.portfolioplatform.cluster.SpecSchema.Leaf;
import io.github.portfolioplatform.cluster.SpecSchema.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * Edits of a spec: any key of the schema gets another value or goes. Mappings on the way there are made. The values are those of {@code
 * edits.yaml}.
 */
final class Edits {

    /** Of these mappings, one key excludes the others. */
    private static final Set<String> CHOICES =
            Set.of("secretSource", "certificateSource", "certificateAuthority", "backupTarget");

    private static final int REMOVED = 5;

    private final Resource values = Resource.parse(Resource.text("edits.yaml"));
    private final List<Leaf> leaves = new SpecSchema().leaves();
    private final List<String> titles =
            leaves.stream().map(Leaf::title).distinct().toList();
    private final Random random;

    Edits(long seed) {
        this.random = new Random(seed);
    }

    /** {@return the keys of the schema that no edit changes} */
    List<String> missing() {
        return leaves.stream()
                .filter(leaf -> valuesOf(leaf) == null)
                .map(Leaf::title)
                .distinct()
                .toList();
    }

    /** An instance has all settings, too. */
    private Object valuesOf(Leaf leaf) {
        Object own = values.at(leaf.mapping(), leaf.key());
        return own == null && leaf.mapping().equals("instance") ? values.at("settings", leaf.key()) : own;
    }

    /** {@return all keys, {@code retention.daily}} */
    List<String> titles() {
        return titles;
    }

    /**
     * Changes the spec at one of the places where that key may stand, which is chosen by lot.
     *
     * @return the place
     */
    String change(Map<String, Object> spec, String key) {
        List<Leaf> places =
                leaves.stream().filter(leaf -> leaf.title().equals(key)).toList();
        Leaf leaf = pick(places);
        StringBuilder where = new StringBuilder();
        Map<String, Object> mapping = spec;
        String title = "";
        for (Step step : leaf.path()) {
            if (CHOICES.contains(title)) {
                mapping.keySet().retainAll(Set.of(step.key()));
            }
            mapping = below(mapping, step, where);
            title = step.mapping();
        }
        where.append(leaf.key());
        set(mapping, leaf, where);
        return where.toString();
    }

    private Map<String, Object> below(Map<String, Object> mapping, Step step, StringBuilder where) {
        where.append(step.key()).append('.');
        return switch (step.form()) {
            case MAPPINGS -> {
                List<Object> list = list(mapping.get(step.key()));
                mapping.put(step.key(), list);
                if (list.isEmpty()) {
                    list.add(fresh(step.mapping()));
                }
                int item = random.nextInt(list.size());
                where.append(item).append('.');
                yield map(list.get(item));
            }
            case MAPPINGS_BY_NAME -> {
                Map<String, Object> named = child(mapping, step.key(), Map.of());
                String name = pick(namesOf(named, step));
                where.append(name).append('.');
                yield child(named, name, fresh(step.mapping()));
            }
            default -> child(mapping, step.key(), fresh(step.mapping()));
        };
    }

    private List<String> namesOf(Map<String, Object> named, Step step) {
        if (!named.isEmpty()) {
            return List.copyOf(named.keySet());
        }
        for (String mapping : values.fields().keySet()) {
            if (values.at(mapping, step.key(), "names") instanceof List<?> names) {
                return names.stream().map(String::valueOf).toList();
            }
        }
        return List.of("other");
    }

    private void set(Map<String, Object> mapping, Leaf leaf, StringBuilder where) {
        Object known = valuesOf(leaf);
        if (mapping.containsKey(leaf.key()) && random.nextInt(REMOVED) == 0) {
            mapping.remove(leaf.key());
            where.append(" goes");
            return;
        }
        if (CHOICES.contains(leaf.mapping())) {
            mapping.clear();
        }
        Object value = leaf.form() == Form.TEXTS_BY_NAME || leaf.form() == Form.MAPPINGS_BY_NAME
                ? named(mapping, leaf, map(known))
                : pick(list(known));
        mapping.put(leaf.key(), value);
        where.append(" is ").append(value);
    }

    /** Another name, or another text for one. */
    private Object named(Map<String, Object> mapping, Leaf leaf, Map<String, Object> known) {
        Map<String, Object> named = new TreeMap<>(map(mapping.getOrDefault(leaf.key(), Map.of())));
        if (leaf.form() == Form.TEXTS_BY_NAME) {
            String name = pick(List.copyOf(known.keySet()));
            named.put(name, pick(list(known.get(name))));
        } else if (!named.isEmpty() && random.nextBoolean()) {
            named.remove(pick(List.copyOf(named.keySet())));
        } else {
            named.put((String) pick(list(known.get("names"))), fresh(mappingOf(leaf)));
        }
        return named;
    }

    private String mappingOf(Leaf leaf) {
        return leaves.stream()
                .flatMap(other -> other.path().stream())
                .filter(step -> step.key().equals(leaf.key()) && step.form() == Form.MAPPINGS_BY_NAME)
                .findFirst()
                .orElseThrow()
                .mapping();
    }

    private Map<String, Object> fresh(String mapping) {
        return copy(map(values.at("new", mapping) == null ? Map.of() : values.at("new", mapping)));
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private static Map<String, Object> child(Map<String, Object> mapping, String key, Map<String, Object> otherwise) {
        Object there = mapping.get(key);
        Map<String, Object> child = there instanceof Map<?, ?> ? map(there) : new TreeMap<>(otherwise);
        mapping.put(key, child);
        return child;
    }

    /** {@return the same, as maps and lists that can be changed} */
    @SuppressWarnings("unchecked") // the same types as those of the original
    static <T> T copy(T value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> copy = new TreeMap<>();
            map.forEach((key, child) -> copy.put((String) key, copy(child)));
            return (T) copy;
        } else if (value instanceof List<?> list) {
            List<Object> copy = new ArrayList<>();
            list.forEach(child -> copy.add(copy(child)));
            return (T) copy;
        }
        return value;
    }

    @SuppressWarnings("unchecked") // YAML of specs has texts as keys
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked") // lists of anything
    private static List<Object> list(Object value) {
        return value == null ? new ArrayList<>() : (List<Object>) value;
    }
}
