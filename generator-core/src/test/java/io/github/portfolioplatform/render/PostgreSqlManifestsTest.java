package io.github.portfolioplatform.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.golden.Document;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostgreSqlManifestsTest {

    private static final Document CONTAINER = Rendered.platform().container("postgresql-bookmarked");

    private static final List<String> PG_ISREADY =
            List.of("pg_isready", "-q", "-h", "127.0.0.1", "-p", "5432", "-U", "bookmarked_user", "-d", "bookmarked");

    @Test
    void the_environment_sets_up_database_user_password_and_data_directory() {
        Map<String, Object> password =
                Map.of("secretKeyRef", Map.of("name", "postgresql-bookmarked-secrets", "key", "postgres-password"));

        assertThat(CONTAINER.at("env"))
                .isEqualTo(List.of(
                        Map.of("name", "POSTGRES_DB", "value", "bookmarked"),
                        Map.of("name", "POSTGRES_USER", "value", "bookmarked_user"),
                        Map.of("name", "POSTGRES_PASSWORD", "valueFrom", password),
                        Map.of("name", "POSTGRES_INITDB_ARGS", "value", initdbArguments()),
                        Map.of("name", "PGDATA", "value", "/var/lib/postgresql/data/pgdata")));
    }

    private static String initdbArguments() {
        return "--auth-host=scram-sha-256 --auth-local=scram-sha-256 --data-checksums";
    }

    @ParameterizedTest
    @ValueSource(strings = {"startupProbe", "readinessProbe"})
    void a_server_is_ready_when_it_answers_over_tcp_as_the_role_of_the_instance(String probe) {
        assertThat(CONTAINER.texts(probe + ".exec.command")).isEqualTo(PG_ISREADY);
    }

    @ParameterizedTest
    @CsvSource({"startupProbe, 5, 5, 360", "readinessProbe, 10, 5, 3", "livenessProbe, 20, 10, 6"})
    void recovery_is_waited_for(String probe, int period, int timeout, int failures) {
        assertThat(CONTAINER.map(probe))
                .containsEntry("periodSeconds", period)
                .containsEntry("timeoutSeconds", timeout)
                .containsEntry("failureThreshold", failures)
                .containsOnlyKeys("exec", "periodSeconds", "timeoutSeconds", "failureThreshold");
    }

    @ParameterizedTest
    @CsvSource({
        "256Mi, 64MB, 192MB, 16MB",
        "512Mi, 128MB, 384MB, 32MB",
        "1Gi, 256MB, 768MB, 64MB",
        "2Gi, 512MB, 1536MB, 128MB",
        "4Gi, 1024MB, 3072MB, 256MB",
        "8Gi, 2048MB, 6144MB, 512MB",
        "64Gi, 16384MB, 49152MB, 2048MB",
        "1000Mi, 250MB, 750MB, 62MB",
    })
    void memory_settings_follow_from_the_memory_limit(String limit, String shared, String cache, String maintenance) {
        assertThat(arguments("limits: {memory: " + limit + "}"))
                .startsWith(
                        "-c", "shared_buffers=" + shared,
                        "-c", "effective_cache_size=" + cache,
                        "-c", "maintenance_work_mem=" + maintenance);
    }

    @ParameterizedTest
    @CsvSource({"256Mi, 32MB", "1Gi, 128MB", "2Gi, 256MB", "20Gi, 2560MB", "32Gi, 4096MB", "2Ti, 4096MB"})
    void the_write_ahead_log_takes_an_eighth_of_the_volume_at_most(String storage, String size) {
        assertThat(arguments("storage: " + storage)).containsSequence("-c", "max_wal_size=" + size);
    }

    private static List<String> arguments(String fields) {
        return Rendered.postgreSql(fields).container("db").texts("args");
    }

    @ParameterizedTest
    @CsvSource({
        "14, /var/lib/postgresql/data, /var/lib/postgresql/data/pgdata",
        "14.19, /var/lib/postgresql/data, /var/lib/postgresql/data/pgdata",
        "17, /var/lib/postgresql/data, /var/lib/postgresql/data/pgdata",
        "18, /var/lib/postgresql, /var/lib/postgresql/18/docker",
        "18.1, /var/lib/postgresql, /var/lib/postgresql/18/docker",
        "19, /var/lib/postgresql, /var/lib/postgresql/19/docker",
    })
    void the_data_directory_is_a_folder_below_the_mount_of_its_version(String version, String mount, String data) {
        Document container = Rendered.postgreSql("version: '" + version + "'").container("db");

        assertThat(container.at("volumeMounts"))
                .isEqualTo(List.of(
                        Map.of("name", "shared-memory", "mountPath", "/dev/shm"),
                        Map.of("name", "postgresql-storage", "mountPath", mount)));
        assertThat(container.documents("env"))
                .extracting(Document::fields)
                .contains(Map.of("name", "PGDATA", "value", data));
        assertThat(data).startsWith(mount + "/");
    }

    @Test
    void the_pod_has_no_volumes_but_those_of_the_data_and_of_shared_memory() {
        assertThat(Rendered.platform().pod("postgresql-bookmarked").documents("volumes"))
                .extracting(volume -> volume.text("name"))
                .containsExactly("shared-memory", "postgresql-storage");
    }
}
