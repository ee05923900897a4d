package io.github.portfolioplatform.change;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A mapping of a manifest, and the way to what it holds. What is not there, or not of the wanted kind, is empty: somebody may have written
 * the manifest by hand.
 *
 * @param map the values by name
 */
record Fields(Map<String, Object> map) {

    private static final Fields NONE = new Fields(Map.of());

    Optional<Object> at(String... path) {
        Object value = map;
        for (String name : path) {
            if (!(value instanceof Map<?, ?> fields) || !fields.containsKey(name)) {
                return Optional.empty();
            }
            value = fields.get(name);
        }
        return Optional.ofNullable(value);
    }

    /** {@return the value as text; empty for maps and lists} */
    Optional<String> text(String... path) {
        return at(path).filter(value -> !(value instanceof Map<?, ?>) && !(value instanceof List<?>))
                .map(Object::toString);
    }

    Fields in(String... path) {
        return at(path).map(Fields::of).orElse(NONE);
    }

    /** {@return the mappings in the list} */
    List<Fields> list(String... path) {
        return items(path).stream()
                .filter(item -> item instanceof Map<?, ?>)
                .map(Fields::of)
                .toList();
    }

    /** {@return the scalars in the list} */
    List<String> texts(String... path) {
        return items(path).stream()
                .filter(item -> !(item instanceof Map<?, ?>) && !(item instanceof List<?>))
                .map(Object::toString)
                .toList();
    }

    private List<?> items(String... path) {
        return at(path).map(value -> value instanceof List<?> list ? list : List.of())
                .orElse(List.of());
    }

    /** {@return the number at the path, or the other one} */
    int number(int otherwise, String... path) {
        return at(path).map(value -> value instanceof Number number ? number.intValue() : otherwise)
                .orElse(otherwise);
    }

    static Fields of(Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            return NONE;
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        map.forEach((name, field) -> fields.put(name.toString(), field));
        return new Fields(fields);
    }
}
