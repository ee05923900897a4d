package io.github.portfolioplatform.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The cluster of an environment, by what is closest to what is applied. */
class ClustersTest {

    private static final String KUSTOMIZATION = "live/kustomization.yaml";
    private static final String APPLICATION = "argocd/live.yaml";
    private static final String SET = "argocd/applicationset.yaml";
    private static final String ANNOTATED =
            "{kind: Kustomization, metadata: {annotations: {portfolioplatform.github.io/cluster: eu-1}}}";

    private static Optional<String> cluster(Map<String, String> files) {
        return new Clusters(
                        path -> Optional.ofNullable(files.get(path)).map(text -> text.getBytes(StandardCharsets.UTF_8)))
                .of("live");
    }

    @Test
    void an_environment_that_is_not_there_has_none() {
        assertThat(cluster(Map.of())).isEmpty();
        assertThat(cluster(Map.of("other/kustomization.yaml", ANNOTATED, "argocd/other.yaml", "{}")))
                .isEmpty();
    }

    @Test
    void the_annotation_has_the_first_word() {
        assertThat(cluster(Map.of(KUSTOMIZATION, ANNOTATED, APPLICATION, "spec: {destination: {name: eu-2}}")))
                .contains("eu-1");
    }

    @Test
    void an_environment_that_names_none_is_applied_where_its_tool_runs() {
        assertThat(cluster(Map.of(KUSTOMIZATION, "{kind: Kustomization}"))).contains("none");
        assertThat(cluster(Map.of(KUSTOMIZATION, "{kind: Kustomization, metadata: {annotations: {other: a}}}")))
                .contains("none");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{name: eu-2} | eu-2",
                "{server: 'https://eu-3'} | https://eu-3",
                "{name: eu-2, server: 'https://eu-3'} | eu-2",
                "{name: in-cluster} | none",
                "{server: 'https://kubernetes.default.svc'} | none",
            })
    void before_the_annotation_it_is_the_destination_of_the_application(String destination, String cluster) {
        assertThat(cluster(Map.of(APPLICATION, "spec: {destination: " + destination + "}")))
                .contains(cluster);
        assertThat(cluster(Map.of(
                        KUSTOMIZATION,
                        "{kind: Kustomization}",
                        APPLICATION,
                        "spec: {destination: " + destination + "}")))
                .contains(cluster);
    }

    @Test
    void or_the_element_of_the_set_that_has_its_name() {
        String set = "spec: {generators: [{git: {}}, {list: {elements: [{environment: other, cluster: eu-1},"
                + " {environment: live, cluster: eu-2}, {environment: bare}]}}]}";

        assertThat(cluster(Map.of(SET, set))).contains("eu-2");
        assertThat(cluster(Map.of(SET, set.replace("environment: live", "environment: dead"))))
                .isEmpty();
        assertThat(cluster(Map.of(SET, set.replace(", cluster: eu-2", "")))).isEmpty();
        assertThat(cluster(Map.of(SET, set, APPLICATION, "spec: {destination: {name: eu-3}}")))
                .contains("eu-3");
    }

    @ParameterizedTest
    @ValueSource(strings = {KUSTOMIZATION, APPLICATION, SET})
    void a_file_that_cannot_be_read_names_none(String path) {
        assertThat(cluster(Map.of(path, "no: [yaml"))).isEmpty();
    }
}
