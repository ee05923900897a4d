package io.github.portfolioplatform.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.golden.Document;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedisManifestsTest {

    private static final Rendered PLATFORM = Rendered.platform();
    private static final Document CONTAINER = PLATFORM.container("redis");

    @Test
    void the_server_reads_its_configuration_file_and_keeps_every_write() {
        assertThat(CONTAINER.texts("args"))
                .containsExactly(
                        "redis-server", "/etc/redis/redis.conf",
                        "--dir", "/data",
                        "--appendonly", "yes",
                        "--appendfsync", "everysec",
                        "--save", "",
                        "--maxmemory", "153mb",
                        "--maxmemory-policy", "noeviction");
    }

    @ParameterizedTest
    @CsvSource({"128Mi, 76mb", "256Mi, 153mb", "1Gi, 614mb", "4Gi, 2457mb"})
    void data_takes_sixty_percent_of_the_memory_limit(String limit, String maxMemory) {
        assertThat(Rendered.redis("limits: {memory: " + limit + "}")
                        .container("db")
                        .texts("args"))
                .containsSequence("--maxmemory", maxMemory);
    }

    @Test
    void the_credentials_hold_the_password_for_clients_and_for_the_server() {
        assertThat(PLATFORM.document("redis/credentials").map("stringData"))
                .isEqualTo(Map.of("redis-password", "redis123", "redis.conf", "requirepass \"redis123\"\n"));
    }

    @Test
    void clients_inside_the_pod_find_the_password_in_the_environment() {
        assertThat(CONTAINER.at("env"))
                .isEqualTo(List.of(Map.of(
                        "name",
                        "REDISCLI_AUTH",
                        "valueFrom",
                        Map.of("secretKeyRef", Map.of("name", "redis-secrets", "key", "redis-password")))));
    }

    @Test
    void the_volume_of_the_configuration_shows_one_file_that_everybody_may_read() {
        Map<String, Object> configuration = Map.of(
                "secretName",
                "redis-secrets",
                "defaultMode",
                0444,
                "items",
                List.of(Map.of("key", "redis.conf", "path", "redis.conf")));

        assertThat(PLATFORM.pod("redis").documents("volumes"))
                .extracting(Document::fields)
                .contains(Map.of("name", "redis-configuration", "secret", configuration));
    }

    @Test
    void the_configuration_is_mounted_to_be_read_and_the_data_to_be_written() {
        assertThat(CONTAINER.at("volumeMounts"))
                .isEqualTo(List.of(
                        Map.of("name", "redis-configuration", "mountPath", "/etc/redis", "readOnly", true),
                        Map.of("name", "redis-storage", "mountPath", "/data")));
    }

    @ParameterizedTest
    @CsvSource({"startupProbe, 5, 10, 120", "readinessProbe, 5, 5, 3", "livenessProbe, 10, 10, 6"})
    void a_server_that_does_not_answer_is_restarted_after_a_minute(String probe, int period, int timeout, int failures) {
        assertThat(CONTAINER.map(probe))
                .containsEntry("periodSeconds", period)
                .containsEntry("timeoutSeconds", timeout)
                .containsEntry("failureThreshold", failures)
                .containsOnlyKeys("exec", "periodSeconds", "timeoutSeconds", "failureThreshold");
    }
}
