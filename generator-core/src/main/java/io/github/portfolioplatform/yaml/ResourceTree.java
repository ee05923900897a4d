package io.github.portfolioplatform.yaml;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.fabric8.kubernetes.api.model.AnyType;
import io.fabric8.kubernetes.api.model.Quantity;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Resources as trees of sorted maps, lists and scalars.
 *
 * <p>fabric8's classes say by Jackson's annotations how their fields are called in YAML. Reading them reflectively covers every field of
 * every class, those that only a caller's decorator sets included; a test compares the result with Jackson's. The fields are read, not
 * their getters: looking at the methods of a class would load the builders of everything it holds.
 */
public final class ResourceTree {

    /** Where fabric8's classes keep what their Kubernetes version does not know. */
    private static final String UNKNOWN_FIELDS = "additionalProperties";

    /** A field, and its name in YAML; null if its value is a map of further fields. */
    private record Property(@Nullable String name, Field field) {}

    private final Map<Class<?>, List<Property>> propertiesOf = new HashMap<>();

    /** {@return the value as a map, a list or a scalar} */
    public Object of(@Nullable Object value) {
        if (value instanceof String || value instanceof Number || value instanceof Boolean) {
            return value;
        } else if (value instanceof Quantity) {
            return value.toString();
        } else if (value instanceof AnyType any) {
            return of(any.getValue());
        } else if (value instanceof Collection<?> list) {
            return ofList(list);
        }
        return value instanceof Map<?, ?> map ? ofMap(map) : ofObject(value);
    }

    private List<Object> ofList(Collection<?> list) {
        List<Object> tree = new ArrayList<>();
        for (Object item : list) {
            tree.add(of(item));
        }
        return tree;
    }

    private Map<String, Object> ofMap(Map<?, ?> map) {
        Map<String, Object> tree = new TreeMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            tree.put(entry.getKey().toString(), of(entry.getValue()));
        }
        return tree;
    }

    private Map<String, Object> ofObject(@Nullable Object object) {
        if (object == null) {
            throw new IllegalArgumentException("a list or map holds nothing in the place of a value");
        }
        Map<String, Object> tree = new TreeMap<>();
        for (Property property : propertiesOf(object.getClass())) {
            Object value = read(property.field, object);
            if (value == null || isEmptyContainer(value)) {
                continue;
            }
            if (property.name != null) {
                tree.put(property.name, of(value));
            } else {
                tree.putAll(ofMap((Map<?, ?>) value));
            }
        }
        return tree;
    }

    /** An empty list or map says nothing; an empty object, as that of {@code emptyDir: {}}, does. */
    private static boolean isEmptyContainer(Object value) {
        return (value instanceof Collection<?> list && list.isEmpty())
                || (value instanceof Map<?, ?> map && map.isEmpty());
    }

    private List<Property> propertiesOf(Class<?> type) {
        List<Property> known = propertiesOf.get(type);
        if (known == null) {
            known = new ArrayList<>();
            for (Class<?> level = type; level != null && level != Object.class; level = level.getSuperclass()) {
                addProperties(level, known);
            }
            if (known.isEmpty()) {
                throw new IllegalArgumentException(type.getName() + " is not a class of the resource model");
            }
            propertiesOf.put(type, known);
        }
        return known;
    }

    private static void addProperties(Class<?> type, List<Property> properties) {
        for (Field field : type.getDeclaredFields()) {
            JsonProperty property = field.getAnnotation(JsonProperty.class);
            if (property != null) {
                properties.add(new Property(property.value(), field));
            } else if (field.getName().equals(UNKNOWN_FIELDS)) {
                properties.add(new Property(null, field));
            } else {
                continue;
            }
            field.setAccessible(true);
        }
    }

    private static @Nullable Object read(Field field, Object object) {
        try {
            return field.get(object);
        } catch (IllegalAccessException broken) {
            throw new IllegalStateException("cannot read " + field, broken);
        }
    }
}
