package io.github.portfolioplatform.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.json.JsonMapper;

/**
 * A Kubernetes object: maps, lists, texts, numbers and booleans, as a cluster reads them from YAML 1.1.
 *
 * @param fields all of its fields
 */
record Resource(Map<String, Object> fields) {

    private static final JsonMapper JSON = new JsonMapper();

    /** {@return the object of that document} */
    static Resource parse(String yaml) {
        return parseAll(yaml).get(0);
    }

    /** {@return the objects of all documents of that text} */
    static List<Resource> parseAll(String yaml) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setCodePointLimit(Integer.MAX_VALUE);
        List<Resource> resources = new ArrayList<>();
        for (Object document : new Yaml(new SafeConstructor(options)).loadAll(yaml)) {
            if (document != null) {
                resources.add(new Resource(map(document)));
            }
        }
        return resources;
    }

    /** {@return the objects of that file} */
    static List<Resource> readAll(Path file) {
        try {
            return parseAll(Files.readString(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** {@return the text of a file next to this class} */
    static String text(String name) {
        try (InputStream in = Objects.requireNonNull(Resource.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** {@return the object of an answer} */
    static Resource ofJson(String json) {
        return new Resource(map(JSON.readValue(json, Map.class)));
    }

    /** {@return the text to send} */
    String json() {
        return JSON.writeValueAsString(fields);
    }

    String apiVersion() {
        return (String) fields.get("apiVersion");
    }

    String kind() {
        return (String) fields.get("kind");
    }

    String name() {
        return String.valueOf(at("metadata", "name"));
    }

    /** {@return the namespace, empty if there is none} */
    String namespace() {
        return Objects.toString(at("metadata", "namespace"), "");
    }

    /** {@return kind and name, {@code StatefulSet/redis}} */
    String id() {
        return kind() + "/" + name();
    }

    /** {@return what it is called in a cluster: {@code shop StatefulSet/redis}} */
    String key() {
        return namespace() + " " + id();
    }

    /** {@return the value at the end of these keys, null if there is none} */
    Object at(String... keys) {
        Object value = fields;
        for (String key : keys) {
            value = value instanceof Map<?, ?> map ? map.get(key) : null;
        }
        return value;
    }

    /** {@return the objects at the end of these keys, which is a list or missing} */
    List<Resource> all(String... keys) {
        return at(keys) instanceof List<?> list
                ? list.stream().map(item -> new Resource(map(item))).toList()
                : List.of();
    }

    /** {@return whether the status has that condition} */
    boolean hasCondition(String type) {
        return all("status", "conditions").stream()
                .anyMatch(condition -> type.equals(condition.at("type")) && "True".equals(condition.at("status")));
    }

    @SuppressWarnings("unchecked") // keys of YAML and JSON mappings that Kubernetes reads are texts
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }
}
