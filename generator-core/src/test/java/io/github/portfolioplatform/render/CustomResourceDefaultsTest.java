package io.github.portfolioplatform.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.golden.Document;
import io.github.portfolioplatform.golden.Scenario;
import io.github.portfolioplatform.model.SecretSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the API server fills in is written out: else GitOps tools see a difference for ever, and apply the resource again and again. */
class CustomResourceDefaultsTest {

    private static final JsonMapper JSON = new JsonMapper();

    private static Stream<Document> rendered(String kind) {
        return Stream.of(ProductionSet.rendered(), ProductionSet.from(new SecretSource.Generated()))
                .flatMap(set -> set.resources().stream())
                .filter(resource -> resource.kind().equals(kind))
                .map(ProductionSet::yaml)
                .map(Document::parse);
    }

    private static JsonNode schema(String kind) {
        return JSON.readTree(Scenario.REPOSITORY
                .resolve("generator-core/src/test/resources/crd-schemas/" + kind + ".json")
                .toFile());
    }

    /** The paths of all fields below a value that have a default and are not written out. */
    private static void filledIn(JsonNode schema, Object value, String path, SortedSet<String> found) {
        if (value instanceof List<?> list) {
            list.forEach(item -> filledIn(schema.path("items"), item, path + "[]", found));
        } else if (value instanceof Map<?, ?> map) {
            schema.path("properties").propertyStream().forEach(property -> {
                String field = path + "." + property.getKey();
                if (map.containsKey(property.getKey())) {
                    filledIn(property.getValue(), map.get(property.getKey()), field, found);
                } else if (property.getValue().has("default")) {
                    found.add(field);
                }
            });
        }
    }

    private static SortedSet<String> filledIn(JsonNode schema, String kind) {
        SortedSet<String> found = new TreeSet<>();
        assertThat(rendered(kind)).isNotEmpty().allSatisfy(resource -> filledIn(schema, resource.content(), "", found));
        return found;
    }

    @ParameterizedTest
    @ValueSource(strings = {"ExternalSecret", "SecretStore", "Password", "Certificate"})
    void every_default_of_a_field_that_is_rendered_is_written_out(String kind) {
        assertThat(filledIn(schema(kind), kind)).isEmpty();
    }

    /** As versions 2.3 to 2.6 of the operator have it, whose definitions differ from the one here in that alone of what is rendered. */
    @Test
    void the_default_that_not_all_versions_know_is_what_argo_cd_is_told_to_ignore() {
        JsonNode schema = schema("ExternalSecret");
        Map<String, Object> field = new LinkedHashMap<>(Map.of("type", "string", "default", "Ignore"));
        for (String of : List.of("data/items/properties/remoteRef", "dataFrom/items/properties/extract")) {
            ((ObjectNode) schema.at("/properties/spec/properties/" + of + "/properties"))
                    .set("nullBytePolicy", JSON.valueToTree(field));
        }

        assertThat(filledIn(schema, "ExternalSecret"))
                .containsExactly(".spec.dataFrom[].extract.nullBytePolicy", ".spec.data[].remoteRef.nullBytePolicy");
    }

    /** A walk that finds nothing proves nothing. */
    @Test
    void a_default_that_is_left_out_is_found() {
        SortedSet<String> found = new TreeSet<>();
        Document secret = rendered("ExternalSecret").findFirst().orElseThrow();
        ((Map<?, ?>) secret.at("spec.target.template")).remove("mergePolicy");
        ((Map<?, ?>) secret.at("spec.data[0].remoteRef")).remove("decodingStrategy");

        filledIn(schema("ExternalSecret"), secret.content(), "", found);

        assertThat(found)
                .containsExactly(".spec.data[].remoteRef.decodingStrategy", ".spec.target.template.mergePolicy");
    }
}
