package io.github.portfolioplatform.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.manifest.Drift;
import io.github.portfolioplatform.manifest.ManifestFolder;
import io.github.portfolioplatform.testing.GoldenFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every scenario renders to the bytes in {@code golden-manifests}. */
class GoldenManifestsTest {

    @TempDir
    Path folder;

    static List<Scenario> scenarios() {
        return Scenario.all();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void renders_the_expected_bytes(Scenario scenario) {
        assertThat(scenario.input())
                .as("unmatched: the portfolio of golden-manifests/%s", scenario)
                .isRegularFile();

        GoldenFolder.at(scenario.golden()).assertHolds(scenario.rendered());
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void the_expected_files_are_all_that_a_run_leaves(Scenario scenario) {
        ManifestFolder.at(folder).write(scenario.rendered());

        assertThat(FileSet.of(scenario.golden()).files().keySet())
                .isEqualTo(FileSet.of(folder).files().keySet());
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void renders_the_same_twice(Scenario scenario) {
        assertThat(scenario.rendered().texts()).isEqualTo(scenario.rendered().texts());
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void finds_no_drift_right_after_writing(Scenario scenario) {
        ManifestFolder.at(folder).write(scenario.rendered());

        Drift drift = ManifestFolder.at(folder).compare(scenario.rendered());

        assertThat(drift.states()).isEmpty();
        assertThat(drift.isNone()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void every_file_is_one_resource(Scenario scenario) {
        assertThat(scenario.manifests())
                .isNotEmpty()
                .allSatisfy((path, text) -> assertThat(Document.parse(text).fields())
                        .as(path.text())
                        .containsKeys(
                                "apiVersion",
                                "kind",
                                path.text().endsWith("kustomization.yaml") ? "resources" : "metadata"));
    }

    static List<Scenario> examples() {
        return Scenario.all().stream().filter(Scenario::isExample).toList();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void an_example_is_committed_as_it_is_rendered(Scenario scenario) {
        Path example = scenario.example();
        String remedy = "Run: ./mvnw install -DskipTests -Prender, and commit the result.";

        assertThat(Files.isDirectory(example))
                .as("%s is missing. %s", example, remedy)
                .isTrue();
        assertThat(FileSet.of(example).differingFrom(FileSet.of(scenario.golden())))
                .as("examples/%s is not what golden-manifests/%s is. %s", scenario, scenario, remedy)
                .isEmpty();
    }
}
