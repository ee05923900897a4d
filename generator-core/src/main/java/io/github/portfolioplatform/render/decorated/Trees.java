package io.github.portfolioplatform.render.decorated;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads trees of resources without trusting their shape. */
final class Trees {

    private Trees() {}

    /** The value at that path; null if there is none. */
    static @Nullable Object at(@Nullable Object tree, String... path) {
        Object found = tree;
        for (String name : path) {
            found = found instanceof Map<?, ?> map ? map.get(name) : null;
        }
        return found;
    }

    static String text(@Nullable Object tree, String... path) {
        return String.valueOf(Optional.ofNullable(at(tree, path)).orElse(""));
    }

    static List<?> list(@Nullable Object tree, String... path) {
        return at(tree, path) instanceof List<?> list ? list : List.of();
    }

    /** The pod of a workload, or a pod itself; null if it is neither. */
    static @Nullable Object pod(@Nullable Object resource) {
        Object job = at(resource, "spec", "jobTemplate", "spec", "template");
        Object template = job == null ? at(resource, "spec", "template") : job;
        Object pod = template == null ? resource : template;
        return at(pod, "spec", "containers") == null ? null : pod;
    }

    /** All values of fields of that name, however deep. */
    static List<Object> all(@Nullable Object tree, String name) {
        List<Object> found = new ArrayList<>();
        if (tree instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                if (name.equals(key) && value != null) {
                    found.add(value);
                }
                found.addAll(all(value, name));
            });
        } else if (tree instanceof List<?> list) {
            list.forEach(item -> found.addAll(all(item, name)));
        }
        return found;
    }
}
