package io.github.portfolioplatform.gitops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.portfolioplatform.golden.Document;
import io.github.portfolioplatform.golden.Scenario;
import io.github.portfolioplatform.manifest.ManifestPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real kustomize builds what is rendered, and a user's own kustomizations on top of it. */
class KustomizeTest {

    private static final Scenario EXAMPLE = new Scenario("gitops");

    /** What kustomize can be called by. */
    private static final List<List<String>> TOOLS =
            List.of(List.of("kustomize", "build"), List.of("kubectl", "kustomize"));

    @TempDir
    Path folder;

    @Test
    void builds_every_environment_of_every_example_and_loses_nothing() throws Exception {
        for (Scenario scenario : Scenario.all()) {
            Path tree = Files.createDirectory(folder.resolve(scenario.name()));
            write(scenario, tree);
            for (String environment : environments(scenario)) {
                assertThat(identities(build(tree.resolve(environment))))
                        .as("%s of %s", environment, scenario)
                        .containsExactlyInAnyOrderElementsOf(rendered(scenario, environment));
            }
        }
    }

    @Test
    void builds_one_instance_alone() throws Exception {
        write(EXAMPLE, folder);

        assertThat(identities(build(folder.resolve("production/redis-sessions"))))
                .containsExactlyInAnyOrder(
                        "PersistentVolumeClaim redis-sessions-pvc",
                        "Service redis-sessions",
                        "StatefulSet redis-sessions");
    }

    @Test
    void applies_what_others_refer_to_first() throws Exception {
        write(EXAMPLE, folder);

        assertThat(build(folder.resolve("development")))
                .extracting(document -> document.text("kind"))
                .containsSubsequence("Namespace", "Secret", "Service", "PersistentVolumeClaim", "StatefulSet");
    }

    @Test
    void a_kustomization_of_the_user_above_ours_works() throws Exception {
        write(EXAMPLE, folder);
        Files.writeString(folder.resolve("kustomization.yaml"), """
                apiVersion: kustomize.config.k8s.io/v1beta1
                kind: Kustomization
                resources: [development, production]
                commonAnnotations: {example.com/contact: databases}
                """);

        List<Document> built = build(folder);

        assertThat(built)
                .hasSameSizeAs(all(EXAMPLE))
                .allSatisfy(document -> assertThat(document.map("metadata.annotations"))
                        .containsEntry("example.com/contact", "databases"));
    }

    @Test
    void a_kustomization_of_the_user_beside_ours_works() throws Exception {
        write(EXAMPLE, folder);
        Path overlay = Files.createDirectories(folder.resolve("overlays/production"));
        Files.writeString(overlay.resolve("kustomization.yaml"), """
                apiVersion: kustomize.config.k8s.io/v1beta1
                kind: Kustomization
                resources: [../../production]
                patches:
                - target: {kind: StatefulSet, name: redis-sessions}
                  patch: |-
                    - {op: add, path: /spec/template/spec/priorityClassName, value: databases}
                """);

        assertThat(build(overlay))
                .filteredOn(document -> document.text("kind").equals("StatefulSet")
                        && document.text("metadata.name").equals("redis-sessions"))
                .singleElement()
                .satisfies(document -> assertThat(document.text("spec.template.spec.priorityClassName"))
                        .isEqualTo("databases"));
    }

    private static void write(Scenario scenario, Path tree) throws IOException {
        for (Map.Entry<ManifestPath, String> file : scenario.rendered().texts().entrySet()) {
            Path path = tree.resolve(file.getKey().text());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }

    private static List<String> environments(Scenario scenario) {
        return scenario.portfolio().environments().stream()
                .map(Object::toString)
                .toList();
    }

    private static List<String> rendered(Scenario scenario, String environment) {
        return scenario.manifests().entrySet().stream()
                .filter(file -> file.getKey().text().startsWith(environment + "/"))
                .map(file -> Document.parse(file.getValue()))
                .filter(document -> document.has("metadata"))
                .map(KustomizeTest::identity)
                .toList();
    }

    private static List<String> all(Scenario scenario) {
        return environments(scenario).stream()
                .flatMap(environment -> rendered(scenario, environment).stream())
                .toList();
    }

    private static List<String> identities(List<Document> documents) {
        return documents.stream().map(KustomizeTest::identity).toList();
    }

    private static String identity(Document document) {
        return document.text("kind") + " " + document.text("metadata.name");
    }

    private static List<Document> build(Path kustomization) throws IOException, InterruptedException {
        Optional<List<String>> tool =
                TOOLS.stream().filter(KustomizeTest::isOnPath).findFirst();
        if (tool.isEmpty()) {
            System.out.println(
                    "Not proven: that kustomize builds what is rendered; neither kustomize nor kubectl is on the path.");
        }
        assumeTrue(tool.isPresent(), "neither kustomize nor kubectl is on the path");
        List<String> command = new ArrayList<>(tool.orElseThrow());
        command.add(kustomization.toString());
        Path output = Files.createTempFile("kustomize", ".yaml");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        int exitCode = process.waitFor();
        String text = Files.readString(output, StandardCharsets.UTF_8);
        Files.delete(output);
        assertThat(exitCode).as(text).isZero();
        return Arrays.stream(text.split("(?m)^---$")).map(Document::parse).toList();
    }

    private static boolean isOnPath(List<String> command) {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(entry -> Files.isExecutable(Path.of(entry, command.get(0))));
    }
}
