package io.github.portfolioplatform.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.golden.Document;
import io.github.portfolioplatform.model.SecretSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What we render of other projects' kinds is what their own definitions describe, and nothing else. */
class CustomResourceSchemaTest {

    private static final ProductionSet STORED = ProductionSet.rendered();
    private static final ProductionSet GENERATED = ProductionSet.from(new SecretSource.Generated());

    private static List<Document> rendered(ProductionSet set, String kind) {
        return set.resources().stream()
                .filter(resource -> resource.kind().equals(kind))
                .map(ProductionSet::yaml)
                .map(Document::parse)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ExternalSecret", "Certificate"})
    void resources_of_a_store_are_valid(String kind) {
        CustomResourceSchema schema = CustomResourceSchema.of(kind);

        assertThat(rendered(STORED, kind))
                .isNotEmpty()
                .allSatisfy(resource -> assertThat(schema.problemsOf(resource)).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ExternalSecret", "SecretStore", "Password"})
    void resources_of_generated_passwords_are_valid(String kind) {
        CustomResourceSchema schema = CustomResourceSchema.of(kind);

        assertThat(rendered(GENERATED, kind))
                .isNotEmpty()
                .allSatisfy(resource -> assertThat(schema.problemsOf(resource)).isEmpty());
    }

    /** What a schema that refuses nothing would let through. */
    @ParameterizedTest
    @ValueSource(strings = {"secretStoreRef", "refreshPolicy", "deletionPolicy", "remoteRef", "mergePolicy"})
    void a_misspelt_field_is_refused(String field) {
        String yaml = STORED.resources().stream()
                .filter(resource -> resource.kind().equals("ExternalSecret"))
                .map(ProductionSet::yaml)
                .findFirst()
                .orElseThrow();

        assertThat(CustomResourceSchema.of("ExternalSecret")
                        .problemsOf(Document.parse(yaml.replace(field + ":", field + "s:"))))
                .anyMatch(problem -> problem.contains(field + "s"));
    }

    /** Its definition may not be copied. */
    @Test
    void resources_of_vaults_operator_have_its_fields_alone() {
        ProductionSet set = ProductionSet.from(new SecretSource.VaultOperator("databases", "secret", "{instance}"));

        assertThat(rendered(set, "VaultStaticSecret")).hasSize(6).allSatisfy(secret -> {
            assertThat(secret.map("spec"))
                    .containsOnlyKeys(
                            "destination", "hmacSecretData", "mount", "path", "refreshAfter", "type", "vaultAuthRef");
            assertThat(secret.map("spec.destination"))
                    .containsOnlyKeys("create", "name", "overwrite", "transformation", "type");
            assertThat(secret.map("spec.destination.transformation"))
                    .containsOnlyKeys("excludeRaw", "excludes", "templates");
            assertThat(Stream.of(secret.map("spec.destination.transformation.templates")
                            .values()
                            .toArray()))
                    .allSatisfy(template ->
                            assertThat(new Document(template).fields()).containsOnlyKeys("text"));
        });
    }
}
