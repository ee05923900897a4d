package io.github.portfolioplatform.render.standard;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A pod, or one of its containers, as a tree whose shape is not trusted: a decorator may have set anything.
 *
 * @param name how a sentence begins that is about it
 * @param path where it is
 * @param fields its fields by name
 */
record PodPart(String name, String path, Map<String, Object> fields) {

    /** The value at that path of names, which dots separate; null if there is none. */
    @Nullable
    Object value(String field) {
        Object found = fields;
        for (String step : field.split("\\.", -1)) {
            found = mapOf(found).get(step);
        }
        return found;
    }

    /** Whether the field is said, be it as an empty mapping. */
    boolean has(String field) {
        return value(field) != null;
    }

    boolean is(String field, boolean expected) {
        return Boolean.valueOf(expected).equals(value(field));
    }

    /** The text at that path; empty if it is none, or an empty one, which the API server takes for none. */
    Optional<String> text(String field) {
        return Optional.ofNullable(value(field)).map(String::valueOf).filter(text -> !text.isEmpty());
    }

    /** Whether the number at that path is said, and is that one. */
    boolean isNumber(String field, long expected) {
        return value(field) instanceof Number number && number.longValue() == expected;
    }

    List<?> list(String field) {
        return value(field) instanceof List<?> list ? list : List.of();
    }

    String path(String field) {
        return path + "." + field;
    }

    static Map<String, Object> mapOf(@Nullable Object value) {
        Map<String, Object> map = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> found) {
            found.forEach((name, content) -> map.put(String.valueOf(name), content));
        }
        return map;
    }
}
