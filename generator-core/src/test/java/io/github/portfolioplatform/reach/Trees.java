package io.github.portfolioplatform.reach;

import java.util.List;
import java.util.Map;

/** Reads the trees of manifests. What is missing is empty. */
final class Trees {

    private Trees() {}

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Map<String, Object> tree, String... path) {
        Map<String, Object> at = tree;
        for (String key : path) {
            at = at.get(key) == null ? Map.of() : (Map<String, Object>) at.get(key);
        }
        return at;
    }

    @SuppressWarnings("unchecked")
    static List<Object> list(Map<String, Object> tree, String key) {
        return tree.get(key) == null ? List.of() : (List<Object>) tree.get(key);
    }

    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> maps(Map<String, Object> tree, String key) {
        return list(tree, key).stream().map(item -> (Map<String, Object>) item).toList();
    }

    @SuppressWarnings("unchecked")
    static Map<String, String> labels(Map<String, Object> tree, String... path) {
        return (Map<String, String>) (Map<String, ?>) map(tree, path);
    }
}
