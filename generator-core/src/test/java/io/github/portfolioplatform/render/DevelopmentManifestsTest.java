package io.github.portfolioplatform.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.golden.Document;
import io.github.portfolioplatform.manifest.ManifestPath;
import io.github.portfolioplatform.model.DatabaseInstance;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the manifests of every engine have in common, in the development setup. */
class DevelopmentManifestsTest {

    private static final Rendered PLATFORM = Rendered.platform();

    static Stream<DatabaseInstance> instances() {
        return PLATFORM.portfolio().environment("development").instances().stream();
    }

    @Test
    void an_instance_is_a_folder_of_files_named_by_role_and_their_kustomization() {
        assertThat(PLATFORM.texts().keySet().stream().map(ManifestPath::text).filter(path -> path.contains("/redis/")))
                .containsExactly(
                        "development/redis/claim.yaml",
                        "development/redis/credentials.yaml",
                        "development/redis/kustomization.yaml",
                        "development/redis/service.yaml",
                        "development/redis/statefulset.yaml");
        assertThat(PLATFORM.texts()).hasSize(6 * 5 + 2);
    }

    @Test
    void no_file_name_is_one_that_ignore_rules_for_secrets_match() {
        assertThat(PLATFORM.texts().keySet()).noneMatch(path -> path.text().contains("secret"));
    }

    @ParameterizedTest
    @CsvSource({
        "statefulset, apps/v1, StatefulSet, redis",
        "service, v1, Service, redis",
        "claim, v1, PersistentVolumeClaim, redis-pvc",
        "credentials, v1, Secret, redis-secrets",
    })
    void names_follow_from_the_name_of_the_instance(String role, String apiVersion, String kind, String name) {
        Document document = PLATFORM.document("redis/" + role);

        assertThat(document.text("apiVersion")).isEqualTo(apiVersion);
        assertThat(document.text("kind")).isEqualTo(kind);
        assertThat(document.text("metadata.name")).isEqualTo(name);
    }

    @Test
    void everything_is_in_the_namespace_of_the_portfolio() {
        assertThat(PLATFORM.documents())
                .extracting(document -> document.text("metadata.namespace"))
                .containsOnly("default");
        assertThat(Rendered.scenario("postgresql-18").documents())
                .extracting(document -> document.text("metadata.namespace"))
                .containsOnly("databases");
    }

    @ParameterizedTest
    @MethodSource("instances")
    void every_object_and_pod_has_the_labels_that_tools_and_people_select_by(DatabaseInstance instance) {
        Map<String, String> labels = Map.of(
                "app",
                instance.name(),
                "tier",
                "database",
                "app.kubernetes.io/name",
                instance.engine().id(),
                "app.kubernetes.io/instance",
                instance.name(),
                "app.kubernetes.io/component",
                "database",
                "app.kubernetes.io/part-of",
                "portfolio-orchestration-platform",
                "app.kubernetes.io/managed-by",
                "portfolio-generator");

        assertThat(Stream.of("service", "claim", "credentials"))
                .allSatisfy(role -> assertThat(
                                PLATFORM.document(instance.name() + "/" + role).map("metadata.labels"))
                        .isEqualTo(labels));
        assertThat(PLATFORM.document(instance.name() + "/statefulset").map("spec.template.metadata.labels"))
                .isEqualTo(labels);
    }

    @ParameterizedTest
    @CsvSource({"postgresql-bookmarked, '14'", "redis, 7-alpine", "mongodb-intervalai, '6'"})
    void the_workload_alone_says_the_version(String instance, String version) {
        assertThat(PLATFORM.document(instance + "/statefulset").map("metadata.labels"))
                .containsEntry("app.kubernetes.io/version", version);
    }

    @ParameterizedTest
    @MethodSource("instances")
    void selectors_hold_the_label_app_alone(DatabaseInstance instance) {
        Document statefulSet = PLATFORM.document(instance.name() + "/statefulset");
        Document service = PLATFORM.document(instance.name() + "/service");

        assertThat(statefulSet.map("spec.selector")).isEqualTo(Map.of("matchLabels", Map.of("app", instance.name())));
        assertThat(service.map("spec.selector")).isEqualTo(Map.of("app", instance.name()));
    }

    @ParameterizedTest
    @MethodSource("instances")
    void one_pod_is_replaced_in_place_and_named_by_the_client_service(DatabaseInstance instance) {
        Document spec = PLATFORM.document(instance.name() + "/statefulset").in("spec");

        assertThat(spec.at("replicas")).isEqualTo(1);
        assertThat(spec.at("updateStrategy")).isEqualTo(Map.of("type", "RollingUpdate"));
        assertThat(spec.at("serviceName")).isEqualTo(instance.name());
        assertThat(spec.fields()).containsOnlyKeys("replicas", "selector", "serviceName", "template", "updateStrategy");
    }

    @ParameterizedTest
    @CsvSource({
        "postgresql-bookmarked, postgresql, 5432",
        "redis, redis, 6379",
        "mongodb-intervalai, mongodb, 27017",
    })
    void container_port_and_service_port_are_named_like_the_engine(String instance, String engine, int port) {
        Document container = PLATFORM.container(instance);

        assertThat(container.at("name")).isEqualTo(engine);
        assertThat(container.at("ports"))
                .isEqualTo(List.of(Map.of("name", engine, "containerPort", port, "protocol", "TCP")));
        assertThat(PLATFORM.document(instance + "/service").map("spec"))
                .containsEntry("type", "ClusterIP")
                .containsEntry(
                        "ports",
                        List.of(Map.of("name", engine, "port", port, "protocol", "TCP", "targetPort", engine)));
    }

    @ParameterizedTest
    @CsvSource({
        "postgresql-bookmarked, postgresql-storage, 2Gi",
        "redis, redis-storage, 1Gi",
        "mongodb-intervalai, mongodb-storage, 2Gi",
    })
    void the_data_volume_is_on_the_claim_of_the_instance(String instance, String volume, String storage) {
        assertThat(PLATFORM.pod(instance).documents("volumes"))
                .extracting(Document::fields)
                .contains(Map.of("name", volume, "persistentVolumeClaim", Map.of("claimName", instance + "-pvc")));
        assertThat(PLATFORM.document(instance + "/claim").map("spec"))
                .isEqualTo(Map.of(
                        "accessModes", List.of("ReadWriteOnce"),
                        "volumeMode", "Filesystem",
                        "resources", Map.of("requests", Map.of("storage", storage))));
    }

    @ParameterizedTest
    @CsvSource({
        "postgresql-bookmarked, postgres:14, 256Mi, 250m, 512Mi, 500m",
        "redis, redis:7-alpine, 128Mi, 100m, 256Mi, 250m",
        "mongodb-intervalai, mongo:6, 256Mi, 250m, 512Mi, 500m",
    })
    void image_requests_and_limits_are_those_of_the_portfolio(
            String instance, String image, String memory, String cpu, String memoryLimit, String cpuLimit) {
        Document container = PLATFORM.container(instance);

        assertThat(container.at("image")).isEqualTo(image);
        assertThat(container.at("resources.requests")).isEqualTo(Map.of("memory", memory, "cpu", cpu));
        assertThat(container.at("resources.limits")).isEqualTo(Map.of("memory", memoryLimit, "cpu", cpuLimit));
    }

    @ParameterizedTest
    @CsvSource({"postgresql-bookmarked, 120", "redis, 60", "mongodb-intervalai, 120"})
    void a_server_has_time_to_write_its_data_before_it_is_killed(String instance, int seconds) {
        assertThat(PLATFORM.pod(instance).at("terminationGracePeriodSeconds")).isEqualTo(seconds);
    }

    @ParameterizedTest
    @MethodSource("instances")
    void other_services_put_no_variables_into_the_pod(DatabaseInstance instance) {
        assertThat(PLATFORM.pod(instance.name()).at("enableServiceLinks")).isEqualTo(false);
    }

    @ParameterizedTest
    @MethodSource("instances")
    void the_entrypoint_of_the_image_stays(DatabaseInstance instance) {
        assertThat(PLATFORM.container(instance.name()).has("command")).isFalse();
    }

    @ParameterizedTest
    @MethodSource("instances")
    void the_password_is_in_the_credentials_alone(DatabaseInstance instance) {
        String password = instance.password().orElseThrow().reveal();

        assertThat(PLATFORM.texts().entrySet().stream()
                        .filter(file -> file.getValue().contains(password))
                        .map(file -> file.getKey().text()))
                .containsExactly("development/" + instance.name() + "/credentials.yaml");
    }

    @ParameterizedTest
    @CsvSource({
        "postgresql-bookmarked, postgres-password, bookmarked_postgres123",
        "postgresql-codetalk, postgres-password, codetalk_postgres123",
        "mongodb-educationelly, mongodb-root-password, educationelly_mongo123",
        "mongodb-educationelly-graphql, mongodb-root-password, educationgql_mongo123",
        "mongodb-intervalai, mongodb-root-password, intervalai_mongo123",
    })
    void the_credentials_hold_the_password_under_the_key_that_the_server_reads(
            String instance, String key, String password) {
        Document credentials = PLATFORM.document(instance + "/credentials");

        assertThat(credentials.at("type")).isEqualTo("Opaque");
        assertThat(credentials.map("stringData")).isEqualTo(Map.of(key, password));
        assertThat(PLATFORM.container(instance).documents("env"))
                .extracting(Document::fields)
                .filteredOn(variable -> variable.containsKey("valueFrom"))
                .extracting(variable -> variable.get("valueFrom"))
                .containsExactly(Map.of("secretKeyRef", Map.of("name", instance + "-secrets", "key", key)));
    }
}
