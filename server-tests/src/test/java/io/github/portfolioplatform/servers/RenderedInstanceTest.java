package io.github.portfolioplatform.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the tests of the servers believe to be rendered is what Kubernetes would make of it. */
class RenderedInstanceTest {

    private static final RenderedInstance BACKUP = new RenderedInstance(
            "db", Stream.of("""
                    apiVersion: v1
                    kind: Secret
                    metadata: {name: db-secrets}
                    data: {encoded: cGFzcw==}
                    stringData: {plain: "a b"}
                    """, """
                    apiVersion: v1
                    kind: ConfigMap
                    metadata: {name: db-config}
                    data: {pg_hba.conf: "local all all peer"}
                    """, """
                    apiVersion: v1
                    kind: Service
                    metadata: {name: db, namespace: shop}
                    """, """
                    apiVersion: batch/v1
                    kind: CronJob
                    metadata: {name: db-backup}
                    spec:
                      jobTemplate:
                        spec:
                          template:
                            spec:
                              securityContext: {runAsUser: 998, fsGroup: 999}
                              initContainers:
                              - name: dump
                                image: postgres:18
                                command: [pg_dump, --file=$(FILE), $$(FILE), $(NOTHING)]
                                env:
                                - {name: DIRECTORY, value: /dump}
                                - {name: FILE, value: $(DIRECTORY)/db.dump}
                                - {name: PGPASSWORD, valueFrom: {secretKeyRef: {name: db-secrets, key: encoded}}}
                                - {name: OTHER, valueFrom: {configMapKeyRef: {name: db-config, key: pg_hba.conf}}}
                              containers:
                              - {name: upload, image: "rclone:1", securityContext: {runAsUser: 1000}}
                              volumes:
                              - name: files
                                projected:
                                  defaultMode: 288
                                  sources:
                                  - secret: {name: db-secrets, items: [{key: plain, path: deep/plain}]}
                                  - configMap: {name: db-config}
                              - {name: shm, emptyDir: {medium: Memory}}
                    """).map(Fields::parse).toList());

    private final RenderedPod pod = BACKUP.cronJob("db-backup");

    @Test
    void variables_have_the_values_that_they_refer_to() {
        assertThat(pod.container("dump").environment())
                .containsExactly(
                        Map.entry("DIRECTORY", "/dump"),
                        Map.entry("FILE", "/dump/db.dump"),
                        Map.entry("PGPASSWORD", "pass"),
                        Map.entry("OTHER", "local all all peer"));
    }

    @Test
    void a_reference_to_no_variable_stays_as_kubernetes_leaves_it() {
        assertThat(pod.container("dump").command())
                .containsExactly("pg_dump", "--file=/dump/db.dump", "$(FILE)", "$(NOTHING)");
    }

    @Test
    void a_container_runs_as_whom_it_names_or_else_the_pod() {
        assertThat(pod.container("dump").user()).hasValue(998);
        assertThat(pod.container("upload").user()).hasValue(1000);
    }

    @Test
    void volumes_have_the_files_and_permissions_that_are_rendered() {
        assertThat(pod.volumes())
                .extracting(RenderedVolume::kind)
                .containsExactly(RenderedVolume.Kind.FILES, RenderedVolume.Kind.MEMORY);
        Map<String, RenderedVolume.File> files = pod.volumes().get(0).files();
        assertThat(files).containsOnlyKeys("deep/plain", "pg_hba.conf");
        assertThat(files.get("deep/plain").content()).asString().isEqualTo("a b");
        assertThat(files.get("deep/plain").mode()).isEqualTo(0440);
    }

    @Test
    void pods_find_the_instance_by_all_names_of_its_service() {
        assertThat(BACKUP.hosts()).containsExactly("db", "db.shop", "db.shop.svc", "db.shop.svc.cluster.local");
    }

    @Test
    void a_secret_may_be_brought_from_outside() {
        RenderedInstance brought = BACKUP.withSecret("db-tls", Map.of("tls.key", "key"));

        assertThat(brought.value("Secret", "db-tls", "tls.key")).isEqualTo("key");
    }

    @Test
    void what_is_missing_is_an_error() {
        assertThatThrownBy(() -> BACKUP.value("Secret", "db-secrets", "other")).hasMessageContaining("no key other");
        assertThatThrownBy(() -> BACKUP.resource("Job", "db-roles")).hasMessageContaining("no Job db-roles");
        assertThatThrownBy(BACKUP::server).hasMessageContaining("no StatefulSet db");
    }

    @Test
    void the_goldens_are_read_from_the_files() {
        RenderedContainer container =
                Portfolios.golden("gitops", "redis-sessions").server().container("redis");

        assertThat(container.environment()).isEqualTo(Map.of("REDISCLI_AUTH", "copper-lantern-forty"));
        assertThat(container.probe("readinessProbe")).startsWith("sh", "-c");
        assertThat(List.copyOf(container.mounts())).hasSize(2);
    }
}
