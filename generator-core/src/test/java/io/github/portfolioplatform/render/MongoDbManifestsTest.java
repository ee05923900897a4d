package io.github.portfolioplatform.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.golden.Document;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MongoDbManifestsTest {

    private static final Rendered PLATFORM = Rendered.platform();
    private static final Document CONTAINER = PLATFORM.container("mongodb-educationelly-graphql");

    @Test
    void the_environment_sets_up_root_its_password_and_the_database() {
        Map<String, Object> password = Map.of(
                "secretKeyRef",
                Map.of("name", "mongodb-educationelly-graphql-secrets", "key", "mongodb-root-password"));

        assertThat(CONTAINER.at("env"))
                .isEqualTo(List.of(
                        Map.of("name", "MONGO_INITDB_ROOT_USERNAME", "value", "root"),
                        Map.of("name", "MONGO_INITDB_ROOT_PASSWORD", "valueFrom", password),
                        Map.of("name", "MONGO_INITDB_DATABASE", "value", "educationelly_graphql")));
    }

    @Test
    void root_may_have_another_name() {
        assertThat(Rendered.mongoDb("user: admin_user").container("db").documents("env"))
                .extracting(Document::fields)
                .contains(Map.of("name", "MONGO_INITDB_ROOT_USERNAME", "value", "admin_user"));
    }

    @ParameterizedTest
    @CsvSource({
        "512Mi, 0.25",
        "1Gi, 0.25",
        "1536Mi, 0.25",
        "2Gi, 0.50",
        "3Gi, 1.00",
        "8Gi, 3.50",
        "2.5Gi, 0.75",
        "65Gi, 32.00"
    })
    void the_cache_is_half_of_the_memory_beyond_one_gibibyte(String limit, String gigabytes) {
        assertThat(Rendered.mongoDb("limits: {memory: " + limit + "}")
                        .container("db")
                        .texts("args"))
                .containsExactly("--wiredTigerCacheSizeGB", gigabytes, "--bind_ip_all", "--ipv6");
    }

    @Test
    void the_volume_that_the_image_declares_is_an_empty_directory() {
        assertThat(CONTAINER.at("volumeMounts"))
                .isEqualTo(List.of(
                        Map.of("name", "mongodb-configdb", "mountPath", "/data/configdb"),
                        Map.of("name", "mongodb-storage", "mountPath", "/data/db")));
        assertThat(PLATFORM.pod("mongodb-educationelly-graphql").documents("volumes"))
                .extracting(Document::fields)
                .contains(Map.of("name", "mongodb-configdb", "emptyDir", Map.of()));
    }

    @ParameterizedTest
    @CsvSource({"startupProbe, 10, 5, 180", "readinessProbe, 10, 5, 3", "livenessProbe, 20, 10, 6"})
    void probes_open_a_connection_and_start_no_shell(String probe, int period, int timeout, int failures) {
        assertThat(CONTAINER.map(probe))
                .isEqualTo(Map.of(
                        "tcpSocket", Map.of("port", "mongodb"),
                        "periodSeconds", period,
                        "timeoutSeconds", timeout,
                        "failureThreshold", failures));
    }
}
