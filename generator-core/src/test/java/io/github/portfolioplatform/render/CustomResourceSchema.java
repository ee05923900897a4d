package io.github.portfolioplatform.render;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.portfolioplatform.golden.Document;
import io.github.portfolioplatform.golden.Scenario;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The schema of a resource of another project, made strict: what it does not name is refused. */
final class CustomResourceSchema {

    private static final JsonMapper JSON = new JsonMapper();

    private final Schema schema;

    private CustomResourceSchema(Schema schema) {
        this.schema = schema;
    }

    /** Whether there is a schema for it. */
    static boolean describes(Document resource) {
        return resource.text("apiVersion").matches("(.+\\.)?(external-secrets|cert-manager)\\.io/.+");
    }

    static CustomResourceSchema of(String kind) {
        JsonNode read = JSON.readTree(Scenario.REPOSITORY
                .resolve("generator-core/src/test/resources/crd-schemas/" + kind + ".json")
                .toFile());
        strict(read);
        return new CustomResourceSchema(
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4).getSchema(read));
    }

    private static void strict(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.has("properties")
                && !object.has("additionalProperties")
                && object.path("properties").isObject()) {
            object.put("additionalProperties", false);
        }
        node.forEach(CustomResourceSchema::strict);
    }

    List<String> problemsOf(Document resource) {
        return schema.validate(JSON.<JsonNode>valueToTree(resource.fields())).stream()
                .map(Error::toString)
                .toList();
    }
}
