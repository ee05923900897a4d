package io.github.portfolioplatform.render;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The {@code spec} of a resource without a class of its own, read without trusting its shape. */
record SpecTree(Map<String, Object> map) {

    static SpecTree of(GenericKubernetesResource resource) {
        return new SpecTree(mapOf(resource.getAdditionalProperties().get("spec")));
    }

    /** The mapping at that path; an empty one if there is none. */
    Map<String, Object> in(String... path) {
        Map<String, Object> found = map;
        for (String name : path) {
            found = mapOf(found.get(name));
        }
        return found;
    }

    Optional<String> text(String... path) {
        List<String> names = List.of(path);
        return in(names.subList(0, names.size() - 1).toArray(String[]::new)).get(names.get(names.size() - 1))
                        instanceof String text
                ? Optional.of(text)
                : Optional.empty();
    }

    /** The mappings of the list of that name. */
    List<SpecTree> each(String name) {
        return map.get(name) instanceof List<?> list
                ? list.stream().map(item -> new SpecTree(mapOf(item))).toList()
                : List.of();
    }

    private static Map<String, Object> mapOf(@Nullable Object value) {
        Map<String, Object> map = new TreeMap<>();
        if (value instanceof Map<?, ?> found) {
            found.forEach((name, content) -> map.put(String.valueOf(name), content));
        }
        return map;
    }
}
