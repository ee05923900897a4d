package io.github.portfolioplatform.render;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.portfolioplatform.golden.Scenario;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The OpenAPI schemas of one Kubernetes version, made strict: what a schema does not name is refused. */
final class KubernetesSchema {

    private static final Path SCHEMAS =
            Scenario.REPOSITORY.resolve("generator-core/src/test/resources/kubernetes-schemas");
    private static final JsonMapper JSON = new JsonMapper();

    private final ObjectNode definitions;
    private final Map<String, Schema> schemas = new HashMap<>();

    private KubernetesSchema(ObjectNode definitions) {
        this.definitions = definitions;
    }

    /** {@return the minor versions that there are schemas of, the oldest first} */
    static List<String> versions() {
        try (Stream<Path> files = Files.list(SCHEMAS)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .map(name -> name.substring(0, name.length() - ".json".length()))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** {@return the schemas of the newest version} */
    static KubernetesSchema newest() {
        List<String> versions = versions();
        return of(versions.get(versions.size() - 1));
    }

    static KubernetesSchema of(String version) {
        JsonNode schemas = JSON.readTree(SCHEMAS.resolve(version + ".json").toFile());
        return new KubernetesSchema(strict((ObjectNode) schemas.required("definitions")));
    }

    private static ObjectNode strict(ObjectNode definitions) {
        definitions.properties().forEach(entry -> {
            ObjectNode definition = (ObjectNode) entry.getValue();
            if (definition.has("properties") && !definition.has("additionalProperties")) {
                definition.put("additionalProperties", false);
            }
            if (entry.getKey().endsWith(".Quantity")) {
                definition.putArray("type").add("string").add("number");
            }
            if (entry.getKey().endsWith(".IntOrString")) {
                definition.putArray("type").add("string").add("integer");
            }
        });
        return definitions;
    }

    /** What is wrong with the resource; empty if nothing is. */
    List<String> problemsOf(Map<String, Object> resource) {
        JsonNode json = JSON.valueToTree(resource);
        Schema schema = schemas.computeIfAbsent(definitionOf(json), this::schema);
        return schema.validate(json).stream().map(Error::toString).toList();
    }

    /** The group of {@code v1} is called core; others lose what follows the first word. */
    private String definitionOf(JsonNode resource) {
        String apiVersion = resource.required("apiVersion").asString();
        String[] parts = apiVersion.contains("/") ? apiVersion.split("/") : new String[] {"core", apiVersion};
        String name = "io.k8s.api." + parts[0].split("\\.")[0] + "." + parts[1] + "."
                + resource.required("kind").asString();
        if (!definitions.has(name)) {
            throw new AssertionError("There is no schema of " + name + ": .ci/kubernetes-schemas lists the kinds");
        }
        return name;
    }

    private Schema schema(String definition) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.set("definitions", definitions);
        root.put("$ref", "#/definitions/" + definition);
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4).getSchema(root);
    }
}
