package io.github.portfolioplatform.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.golden.Document;
import io.github.portfolioplatform.golden.FileSet;
import io.github.portfolioplatform.golden.Scenario;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every golden manifest is valid to the letter for each version of Kubernetes that is proven. */
class KubernetesSchemaTest {

    private static final Map<String, KubernetesSchema> SCHEMAS = KubernetesSchema.versions().stream()
            .collect(Collectors.toUnmodifiableMap(version -> version, KubernetesSchema::of));

    private static final Map<String, CustomResourceSchema> CUSTOM = new ConcurrentHashMap<>();

    /** Resources of other projects are valid by the schemas of these. */
    private static List<String> problemsOf(String version, String text) {
        Document document = Document.parse(text);
        return CustomResourceSchema.describes(document)
                ? CUSTOM.computeIfAbsent(document.text("kind"), CustomResourceSchema::of)
                        .problemsOf(document)
                : SCHEMAS.get(version).problemsOf(document.fields());
    }

    @ParameterizedTest
    @MethodSource("io.github.portfolioplatform.render.KubernetesSchema#versions")
    void every_golden_manifest_is_valid(String version) {
        for (Scenario scenario : Scenario.all()) {
            FileSet golden = FileSet.of(scenario.golden());
            assertThat(golden.manifests()).as("manifests of %s", scenario).isNotEmpty();
            assertThat(golden.manifests())
                    .allSatisfy(path -> assertThat(problemsOf(version, golden.text(path)))
                            .as("%s/%s", scenario, path)
                            .isEmpty());
        }
    }

    @ParameterizedTest
    @MethodSource("io.github.portfolioplatform.render.KubernetesSchema#versions")
    void the_example_is_valid(String version) {
        FileSet example = FileSet.of(Scenario.PLATFORM.example());

        assertThat(example.manifests())
                .hasSize(160)
                .allSatisfy(path -> assertThat(problemsOf(version, example.text(path)))
                        .as(path)
                        .isEmpty());
    }

    /** Its decorators are no part of this build; what they made is committed. */
    @ParameterizedTest
    @MethodSource("io.github.portfolioplatform.render.KubernetesSchema#versions")
    void the_decorated_example_is_valid(String version) {
        FileSet example = FileSet.of(Scenario.REPOSITORY.resolve("examples/custom-decorators/databases/k8s"));

        assertThat(example.manifests())
                .hasSize(14)
                .allSatisfy(path -> assertThat(SCHEMAS.get(version)
                                .problemsOf(Document.parse(example.text(path)).fields()))
                        .as(path)
                        .isEmpty());
    }

    /** What Dekorate made of an application with its databases; the example compares it with what it makes today. */
    @ParameterizedTest
    @MethodSource("io.github.portfolioplatform.render.KubernetesSchema#versions")
    void the_bound_application_is_valid(String version) {
        String manifest = FileSet.of(Scenario.REPOSITORY.resolve("examples/bound-application/src/test/resources"))
                .text("kubernetes.yml");

        assertThat(manifest.split("(?m)^---$"))
                .filteredOn(document -> !document.isBlank())
                .hasSize(2)
                .allSatisfy(document -> assertThat(SCHEMAS.get(version)
                                .problemsOf(Document.parse(document).fields()))
                        .as(document)
                        .isEmpty());
    }

    @Test
    void the_versions_are_three_and_those_that_README_names() {
        List<String> versions = KubernetesSchema.versions();

        assertThat(versions).hasSize(3);
        assertThat(Scenario.REPOSITORY.resolve("README.md"))
                .content()
                .contains("Kubernetes " + versions.get(0) + ", " + versions.get(1) + " and " + versions.get(2));
    }

    /** What a schema that refuses nothing would let through. */
    @Test
    void a_misspelt_field_is_refused() {
        assertThat(problemsOfRedisWith("readinessProbe:", "readinesProbe:"))
                .anyMatch(problem -> problem.contains("readinesProbe"));
    }

    @Test
    void a_value_outside_the_enumeration_is_refused() {
        assertThat(problemsOfRedisWith("    type: RollingUpdate", "    type: Rolling"))
                .anyMatch(problem -> problem.contains("enumeration"));
    }

    @Test
    void a_missing_selector_is_refused() {
        assertThat(problemsOfRedisWith("  selector:\n    matchLabels:\n      app: redis\n", ""))
                .anyMatch(problem -> problem.contains("required property 'selector' not found"));
    }

    @Test
    void a_text_in_the_place_of_a_number_is_refused() {
        assertThat(problemsOfRedisWith("replicas: 1", "replicas: one"))
                .anyMatch(problem -> problem.contains("string found, integer expected"));
    }

    private static List<String> problemsOfRedisWith(String right, String wrong) {
        String text = FileSet.of(Scenario.PLATFORM.golden()).text("development/redis/statefulset.yaml");
        assertThat(text).contains(right);
        return KubernetesSchema.newest()
                .problemsOf(Document.parse(text.replace(right, wrong)).fields());
    }
}
