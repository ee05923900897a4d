package io.github.portfolioplatform.golden;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * A file as a cluster reads it: YAML 1.1, no key twice. Reads with another library than the one that the generator
 * writes with. Values are named by path, {@code spec.ports[0].name}; a path that does not exist is an error.
 */
public record Document(Object content) {

    public static Document parse(String yaml) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return new Document(new Yaml(new SafeConstructor(options)).load(yaml));
    }

    public Object at(String path) {
        Object value = content;
        for (String step : path.replace("[", ".[").split("\\.")) {
            value = step.startsWith("[")
                    ? list(value, path).get(Integer.parseInt(step.substring(1, step.length() - 1)))
                    : field(map(value, path), step, path);
        }
        return value;
    }

    public Document in(String path) {
        return new Document(at(path));
    }

    public String text(String path) {
        return (String) at(path);
    }

    public List<String> texts(String path) {
        return list(at(path), path).stream().map(String.class::cast).toList();
    }

    public List<Document> documents(String path) {
        return list(at(path), path).stream().map(Document::new).toList();
    }

    public Map<String, Object> map(String path) {
        return map(at(path), path);
    }

    public Map<String, Object> fields() {
        return map(content, "the document");
    }

    public boolean has(String field) {
        return fields().containsKey(field);
    }

    private static Object field(Map<String, Object> map, String name, String path) {
        if (!map.containsKey(name)) {
            throw new AssertionError("there is no " + path + ": " + name + " is not one of " + map.keySet());
        }
        return map.get(name);
    }

    private static List<?> list(Object value, String path) {
        if (value instanceof List<?> list) {
            return list;
        }
        throw new AssertionError(path + " leads through what is not a list: " + value);
    }

    private static Map<String, Object> map(Object value, String path) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> fields = new LinkedHashMap<>();
            map.forEach((key, field) -> fields.put((String) key, field));
            return fields;
        }
        throw new AssertionError(path + " leads through what is not a mapping: " + value);
    }
}
