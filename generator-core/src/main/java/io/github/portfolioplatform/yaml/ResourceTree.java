package io.github.portfolioplatform.yaml;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fabric8.kubernetes.api.model.AnyType;
import io.fabric8.kubernetes.api.model.Quantity;
import java.lang.reflect.Method;
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
 * <p>fabric8's classes say by Jackson's annotations which getter is which field. Reading them reflectively covers every field of every
 * class, those that only a caller's decorator sets included; a test compares the result with Jackson's.
 */
final class ResourceTree {

    /** A field: its name in YAML and the getter of its value. */
    private record Field(String name, Method getter) {}

    /** The fields of a class, and the getter of those that the class does not know. */
    private record Fields(List<Field> known, @Nullable Method others) {}

    private final Map<Class<?>, Fields> fieldsOf = new HashMap<>();

    /** {@return the value as a map, a list or a scalar} */
    Object of(Object value) {
        if (value instanceof String || value instanceof Number || value instanceof Boolean) {
            return value;
        } else if (value instanceof Quantity) {
            return value.toString();
        } else if (value instanceof AnyType any) {
            return of(any.getValue());
        } else if (value instanceof Collection<?> list) {
            return list.stream().map(this::of).toList();
        }
        return value instanceof Map<?, ?> map ? ofMap(map) : ofObject(value);
    }

    private Map<String, Object> ofMap(Map<?, ?> map) {
        Map<String, Object> tree = new TreeMap<>();
        map.forEach((key, value) -> tree.put(key.toString(), of(value)));
        return tree;
    }

    private Map<String, Object> ofObject(Object object) {
        Fields fields = fieldsOf.computeIfAbsent(object.getClass(), ResourceTree::fieldsOf);
        Map<String, Object> tree = new TreeMap<>();
        for (Field field : fields.known) {
            Object value = invoke(field.getter, object);
            if (value != null && !isEmptyContainer(value)) {
                tree.put(field.name, of(value));
            }
        }
        if (fields.others != null && invoke(fields.others, object) instanceof Map<?, ?> others) {
            tree.putAll(ofMap(others));
        }
        return tree;
    }

    /** An empty list or map says nothing; an empty object, as that of {@code emptyDir: {}}, does. */
    private static boolean isEmptyContainer(Object value) {
        return value instanceof Collection<?> list && list.isEmpty() || value instanceof Map<?, ?> map && map.isEmpty();
    }

    private static Fields fieldsOf(Class<?> type) {
        List<Field> known = new ArrayList<>();
        Method others = null;
        for (Method method : type.getMethods()) {
            JsonProperty property = method.getAnnotation(JsonProperty.class);
            if (property != null && method.getParameterCount() == 0 && !method.isBridge()) {
                known.add(new Field(property.value(), method));
            } else if (method.isAnnotationPresent(JsonAnyGetter.class)) {
                others = method;
            }
        }
        if (known.isEmpty() && others == null) {
            throw new IllegalArgumentException(type.getName() + " is not a class of the resource model");
        }
        return new Fields(known, others);
    }

    private static @Nullable Object invoke(Method getter, Object object) {
        try {
            return getter.invoke(object);
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException("cannot read " + getter, broken);
        }
    }
}
