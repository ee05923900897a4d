package io.github.portfolioplatform.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.golden.JavaProcess;
import io.github.portfolioplatform.golden.RenderingDigest;
import io.github.portfolioplatform.golden.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a build pays for when it generates: the classes that a JVM of its own loads in order to read, render and write
 * the platform.
 */
class DefaultPathTest {

    @TempDir
    static Path folder;

    private static List<String> loaded;

    @BeforeAll
    static void render_the_platform_and_log_every_class() throws IOException {
        Path log = folder.resolve("classes.log");
        JavaProcess.current()
                .run(
                        RenderingDigest.class,
                        List.of("-Xshare:auto", "-Xlog:class+load:file=" + log),
                        List.of(
                                "1",
                                folder.toString(),
                                Scenario.PLATFORM.developmentIn(folder).toString()));
        loaded = Files.readAllLines(log).stream()
                .filter(line -> line.contains(" source: "))
                .map(line -> line.replaceFirst("^.*?\\] *", "").replaceFirst(" source: .*", ""))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .toList();
    }

    @Test
    void our_own_classes_and_the_resources_are_loaded() {
        assertThat(loaded)
                .contains(
                        "io.github.portfolioplatform.PortfolioGenerator",
                        "io.fabric8.kubernetes.api.model.apps.StatefulSet");
    }

    @Test
    void no_json_library_is_loaded() {
        assertThat(loadedThat(name ->
                        name.startsWith("tools.jackson.") || name.startsWith("com.fasterxml.jackson.databind.")))
                .isEmpty();
    }

    @Test
    void no_builder_of_a_resource_is_loaded() {
        assertThat(loadedThat(name -> name.startsWith("io.fabric8.") && name.matches(".*(Builder|Fluent)([$].*)?")))
                .isEmpty();
    }

    @Test
    void no_customisation_layer_and_no_second_yaml_library_is_loaded() {
        assertThat(loadedThat(name -> name.startsWith("io.dekorate.") || name.startsWith("org.yaml.snakeyaml.")))
                .isEmpty();
    }

    @Test
    void nothing_of_production_is_loaded() {
        assertThat(
                        loadedThat(
                                name -> name.matches("io\\.fabric8\\..*\\.(batch|networking|rbac)\\..*")
                                        || name.matches(
                                                "io\\.github\\.portfolioplatform\\.render\\.((access|certificates|limits|network|pods)\\..*|Hardened.*)")
                                        || name.matches(
                                                "io\\.github\\.portfolioplatform\\.engine\\..*(WithUsers|OfUsers|UsersByPurpose|UserSetup|ServerTls|ServerConfiguration|AccessFiles)")))
                .isEmpty();
    }

    @Test
    void the_services_of_engines_are_not_looked_for() {
        assertThat(loadedThat(name ->
                        name.matches("io\\.github\\.portfolioplatform\\.(model\\.KnownEngines|.*\\.ListedEngines)")))
                .isEmpty();
    }

    @Test
    void no_network_class_of_the_jdk_is_loaded() {
        assertThat(loadedThat(name -> name.startsWith("java.net.http.") || name.equals("java.net.Socket")))
                .isEmpty();
    }

    private static List<String> loadedThat(Predicate<String> predicate) {
        return loaded.stream().filter(predicate).toList();
    }
}
