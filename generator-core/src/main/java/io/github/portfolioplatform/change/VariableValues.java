package io.github.portfolioplatform.change;

import io.github.portfolioplatform.model.Password;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The variables of a container with the values that the server sees.
 *
 * @param texts the values by name; where one comes from if it cannot be looked up
 * @param secret the names of those that come from a Secret
 */
record VariableValues(Map<String, String> texts, Set<String> secret) {

    static VariableValues of(Fields container, List<Resource> neighbours) {
        Map<String, String> texts = new LinkedHashMap<>();
        Set<String> secret = new LinkedHashSet<>();
        for (Fields variable : container.list("env")) {
            String name = variable.text("name").orElse("");
            Fields reference = variable.in("valueFrom", "secretKeyRef");
            if (reference.map().isEmpty()) {
                texts.put(
                        name,
                        variable.text("value")
                                .orElseGet(() -> variable.in("valueFrom").map().toString()));
            } else {
                secret.add(name);
                texts.put(name, lookUp(reference, neighbours));
            }
        }
        return new VariableValues(texts, secret);
    }

    private static String lookUp(Fields reference, List<Resource> neighbours) {
        String secret = reference.text("name").orElse("");
        String key = reference.text("key").orElse("");
        return neighbours.stream()
                .filter(resource ->
                        resource.isA(Resource.SECRET) && resource.name().equals(secret))
                .flatMap(resource -> resource.fields().text(SecretValues.FIELD, key).stream())
                .findFirst()
                .orElse("the key " + key + " of the Secret " + secret);
    }

    /** {@return the value as people may see it} */
    String shown(String name, String value) {
        return secret.contains(name) ? Password.MASK : value;
    }
}
