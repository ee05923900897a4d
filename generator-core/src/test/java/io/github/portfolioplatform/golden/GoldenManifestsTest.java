package io.github.portfolioplatform.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.github.portfolioplatform.manifest.Drift;
import io.github.portfolioplatform.manifest.ManifestFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every scenario renders to the bytes in {@code golden-manifests}. */
class GoldenManifestsTest {

    private static final String ACCEPT = "If that is right: ./mvnw verify -Dgolden.update";

    private static final boolean UPDATING = System.getProperty("golden.update") != null;

    @TempDir
    Path folder;

    static List<Scenario> scenarios() {
        return Scenario.all();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void renders_the_expected_bytes(Scenario scenario) throws IOException {
        assertThat(scenario.input())
                .as("unmatched: the portfolio of golden-manifests/%s", scenario)
                .isRegularFile();
        ManifestFolder.at(folder).write(scenario.rendered());
        if (UPDATING) {
            update(scenario);
        }

        assertThat(scenario.golden())
                .as("unmatched: the golden manifests of examples/%s. %s", scenario, ACCEPT)
                .isDirectory();
        assertNoDifference(FileSet.of(scenario.golden()), FileSet.of(folder), scenario.name(), ACCEPT);
    }

    private void update(Scenario scenario) throws IOException {
        assertThat(System.getenv("CI"))
                .as("golden manifests are accepted by a person, not in CI")
                .isNull();
        List<String> done = FileSet.of(folder).replace(scenario.golden());
        if (!done.isEmpty()) {
            fail(
                    "Golden manifests of %s were updated; review them and commit:%n  %s",
                    scenario, String.join("\n  ", done));
        }
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
        assertThat(scenario.rendered().texts())
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
        assertNoDifference(FileSet.of(scenario.golden()), FileSet.of(example), "examples/" + scenario, remedy);
    }

    private static void assertNoDifference(FileSet expected, FileSet actual, String title, String remedy) {
        String difference = expected.differenceTo(actual, title, remedy);
        if (!difference.isEmpty()) {
            fail("%s", difference);
        }
    }
}
