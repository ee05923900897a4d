package io.github.portfolioplatform.servers;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * A mapping of a rendered file as a cluster reads it: YAML 1.1, no key twice, by another library than the one that the generator writes
 * with. What is demanded and not there is an error.
 */
record Fields(Map<String, Object> values) {

    static Fields parse(String yaml) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return of(new Yaml(new SafeConstructor(options)).load(yaml));
    }

    private static Fields of(Object value) {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (!(value instanceof Map<?, ?> map)) {
            throw new AssertionError("not a mapping: " + value);
        }
        map.forEach((key, field) -> fields.put((String) key, field));
        return new Fields(fields);
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    /** The mapping of that key; an empty one if there is none. */
    Fields in(String key) {
        return of(values.getOrDefault(key, Map.of()));
    }

    String text(String key) {
        return String.valueOf(demanded(key));
    }

    boolean truth(String key) {
        return Boolean.TRUE.equals(values.get(key));
    }

    int number(String key) {
        return ((Number) demanded(key)).intValue();
    }

    int number(String key, int otherwise) {
        return has(key) ? number(key) : otherwise;
    }

    /** The mappings of that list; none if there is no list. */
    List<Fields> all(String key) {
        return items(key).stream().map(Fields::of).toList();
    }

    /** The texts of that list; none if there is no list. */
    List<String> texts(String key) {
        return items(key).stream().map(String.class::cast).toList();
    }

    private List<?> items(String key) {
        return (List<?>) values.getOrDefault(key, List.of());
    }

    private Object demanded(String key) {
        if (!has(key)) {
            throw new AssertionError("there is no " + key + " among " + values.keySet());
        }
        return values.get(key);
    }
}
