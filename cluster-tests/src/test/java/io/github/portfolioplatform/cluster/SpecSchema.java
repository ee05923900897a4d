package io.github.portfolioplatform.cluster;

import io.github.portfolioplatform.spec.PortfolioSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The JSON Schema of specs, as paths of keys. */
final class SpecSchema {

    private static final String ROOT = "portfolio";
    private static final String REFERENCE = "#/$defs/";

    private final Resource root = Resource.ofJson(PortfolioSpec.jsonSchema());
    private final List<Leaf> leaves = new ArrayList<>();

    SpecSchema() {
        walk(ROOT, root, List.of());
    }

    /**
     * A key that has a value and no further keys that the schema knows.
     *
     * @param mapping what the schema calls the mapping that it stands in, {@code retention}
     * @param key the key, {@code daily}
     * @param path the steps from the root, {@code instances}, {@code []}, {@code backup}, {@code keep}, {@code daily}
     * @param form whether the value is one, a list, or a mapping of names
     */
    record Leaf(String mapping, String key, List<Step> path, Form form) {

        String title() {
            return mapping + "." + key;
        }
    }

    /**
     * A step into a document.
     *
     * @param key the key of a mapping
     * @param form what is there
     * @param mapping what the schema calls the mapping that is there, or each of them
     */
    record Step(String key, Form form, String mapping) {}

    /** What may stand at a key. */
    enum Form {
        VALUE,
        TEXTS_BY_NAME,
        TEXTS,
        MAPPING,
        MAPPINGS_BY_NAME,
        MAPPINGS
    }

    /** {@return every key on every path} */
    List<Leaf> leaves() {
        return leaves;
    }

    private void walk(String mapping, Resource schema, List<Step> path) {
        ((Map<?, ?>) schema.at("properties")).forEach((key, value) -> {
            Resource property = resource(value);
            String below = reference(property);
            if (below != null) {
                enter(path, new Step((String) key, Form.MAPPING, below));
            } else if (reference(resource(property.at("items"))) != null) {
                enter(path, new Step((String) key, Form.MAPPINGS, reference(resource(property.at("items")))));
            } else if (named(property) != null) {
                Step step = new Step((String) key, Form.MAPPINGS_BY_NAME, named(property));
                leaves.add(new Leaf(mapping, (String) key, path, Form.MAPPINGS_BY_NAME));
                enter(path, step);
            } else {
                leaves.add(new Leaf(mapping, (String) key, path, formOf(property)));
            }
        });
    }

    private void enter(List<Step> path, Step step) {
        List<Step> longer = new ArrayList<>(path);
        longer.add(step);
        walk(step.mapping(), resource(root.at("$defs", step.mapping())), longer);
    }

    private static Form formOf(Resource property) {
        if (property.at("items") != null) {
            return Form.TEXTS;
        }
        return property.at("additionalProperties") instanceof Map ? Form.TEXTS_BY_NAME : Form.VALUE;
    }

    /** {@return what the mappings of names are, which may be left empty} */
    private static String named(Resource property) {
        return resource(property.at("additionalProperties")).all("oneOf").stream()
                .map(SpecSchema::reference)
                .filter(reference -> reference != null)
                .findFirst()
                .orElse(null);
    }

    private static String reference(Resource property) {
        return property.at("$ref") instanceof String text ? text.substring(REFERENCE.length()) : null;
    }

    @SuppressWarnings("unchecked") // JSON has texts as keys
    private static Resource resource(Object value) {
        return new Resource(value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of());
    }
}
