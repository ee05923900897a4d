package io.github.portfolioplatform.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The places of a spec that uses every key, and the same spec with another value, or another key, at one of them. */
final class SpecValues {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern NAMED = Pattern.compile(
            "(?<=/environments/|/engines/|/(?:sidecars|initContainers|consumers|dns)/)[^/]+|(?<=/(?:instances)/)[^/]+");

    /** Mappings whose keys an author chooses. */
    private static final Pattern CHOSEN = Pattern.compile(
            "/(?:environments|sidecars|initContainers|consumers|dns|backupTargets"
                    + "|labels|annotations|nodeSelector|hostAliases|environment|credentials)$|environments/[^/]+/instances$");

    private SpecValues() {}

    /**
     * A value or a key.
     *
     * @param parent the pointer to what it is in
     * @param name its key or its number
     * @param isKey whether the key is meant instead of the value
     */
    record Spot(String parent, String name, boolean isKey) {

        private void put(JsonNode spec, String text) {
            JsonNode in = spec.at(parent);
            if (isKey) {
                ObjectNode mapping = (ObjectNode) in;
                mapping.set(text, mapping.remove(name));
            } else if (in instanceof ArrayNode list) {
                list.set(Integer.parseInt(name), text);
            } else {
                ((ObjectNode) in).put(name, text);
            }
        }

        @Override
        public String toString() {
            return (isKey ? "key " : "") + parent + "/" + name;
        }
    }

    /** {@return the spec with that text at those places, a line for each value} */
    static String with(List<Spot> spots, String text) {
        JsonNode spec = JSON.readTree(SpecSchemaTest.completeText());
        spots.forEach(spot -> spot.put(spec, text));
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(spec);
    }

    /** {@return a spot for each key of each shape and for each key that an author chooses, wherever it is written first} */
    static List<Spot> all() {
        Map<String, Spot> spots = new LinkedHashMap<>();
        collect("", JSON.readTree(SpecSchemaTest.completeText()), spots);
        return List.copyOf(spots.values());
    }

    private static void collect(String pointer, JsonNode node, Map<String, Spot> spots) {
        List<String> names = new ArrayList<>(node.propertyNames());
        for (int i = 0; i < node.size() && node.isArray(); i++) {
            names.add(String.valueOf(i));
        }
        for (String name : names) {
            JsonNode child = node.isArray() ? node.get(Integer.parseInt(name)) : node.get(name);
            if (CHOSEN.matcher(pointer).find()) {
                put(new Spot(pointer, name, true), spots);
            }
            if (child.isValueNode()) {
                put(new Spot(pointer, name, false), spots);
            }
            collect(pointer + "/" + name, child, spots);
        }
    }

    /** Settings are the same at four levels: two of them are enough. */
    private static void put(Spot spot, Map<String, Spot> spots) {
        String kind =
                NAMED.matcher(spot.toString()).replaceAll("*").replaceFirst("/environments/\\*/engines", "/engines");
        spots.putIfAbsent(kind, spot);
    }
}
