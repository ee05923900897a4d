package io.github.portfolioplatform.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.github.portfolioplatform.spec.PortfolioSpec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Memory and parallelism of the clients that dump and restore follow from the instance, or are set. */
class BackupClientsTest {

    private static final String SPEC = """
            apiVersion: portfolio/v1
            kind: Portfolio
            name: shop
            backupTargets:
              disk: {volume: {claim: backups}}
            backup: {to: disk%s}
            instances:
              - {name: db, engine: %s, application: Shop%s, storage: 2Gi, requests: {memory: 64Mi, cpu: 250m}, limits: {memory: %s, cpu: %s}}
            environments:
              production: {profile: production, namespace: shop, createNamespace: true, secrets: {brought: true}, certificates: {brought: true}}
            """;

    private static List<RenderedResource> rendered(String engine, String memory, String cpu, String jobs) {
        String named = switch (engine) {
            case "postgresql" -> ", version: 17, database: orders, user: shop";
            case "mongodb" -> ", version: 8.0, database: orders";
            default -> ", version: 7.4";
        };
        String spec = SPEC.formatted(jobs, engine, named, memory, cpu);
        return Rendering.render(PortfolioSpec.read("portfolio.yaml", spec.getBytes(StandardCharsets.UTF_8))
                .environment("production"));
    }

    private static Container client(List<RenderedResource> resources, String task) {
        PodSpec pod = resources.stream()
                .filter(resource -> resource.file().name().equals(task + "-schedule"))
                .map(resource -> (CronJob) resource.resource())
                .findFirst()
                .orElseThrow()
                .getSpec()
                .getJobTemplate()
                .getSpec()
                .getTemplate()
                .getSpec();
        return task.equals("backup")
                ? pod.getInitContainers().get(0)
                : pod.getContainers().get(0);
    }

    private static String memory(Container container) {
        return container.getResources().getLimits().get("memory").toString();
    }

    private static Optional<String> parallel(Container container) {
        return container.getEnv().stream()
                .filter(variable -> variable.getName().equals("PARALLEL"))
                .map(EnvVar::getValue)
                .findFirst();
    }

    @ParameterizedTest
    @CsvSource({
        "postgresql, 256Mi, 500m, 512Mi, 1", "postgresql, 8Gi, 4, 8Gi, 4", "postgresql, 8Gi, 16, 8Gi, 4",
        "postgresql, 1Gi, 4, 1Gi, 2", "mongodb, 512Mi, 500m, 512Mi, 1", "mongodb, 4Gi, 2500m, 768Mi, 2",
        "mongodb, 4Gi, 8, 1280Mi, 4"
    })
    void memory_and_parallelism_follow_from_the_server(
            String engine, String memory, String cpu, String clients, String parallel) {
        List<RenderedResource> resources = rendered(engine, memory, cpu, "");

        assertThat(memory(client(resources, "backup"))).isEqualTo(clients);
        assertThat(memory(client(resources, "restore"))).isEqualTo(clients);
        assertThat(parallel(client(resources, "restore"))).contains(parallel);
        assertThat(parallel(client(resources, "verify"))).contains(parallel);
    }

    /** redis-check-rdb loads one key after the other, and one key may be all that the server has. */
    @Test
    void a_copy_of_redis_is_checked_with_the_memory_of_the_server() {
        List<RenderedResource> resources = rendered("redis", "3Gi", "4", "");

        assertThat(memory(client(resources, "backup"))).isEqualTo("3Gi");
        assertThat(parallel(client(resources, "restore"))).isEmpty();
    }

    @Test
    void both_can_be_set_and_memory_follows_from_a_set_parallelism() {
        List<RenderedResource> parallel = rendered("mongodb", "512Mi", "500m", ", jobs: {parallel: 3}");
        List<RenderedResource> memory = rendered("postgresql", "4Gi", "1", ", jobs: {memory: 300Mi, parallel: 4}");

        assertThat(memory(client(parallel, "restore"))).isEqualTo("1Gi");
        assertThat(parallel(client(parallel, "restore"))).contains("3");
        assertThat(parallel(client(parallel, "verify")))
                .as("the server that is thrown away has no more memory")
                .contains("1");
        assertThat(memory(client(memory, "backup"))).isEqualTo("300Mi");
        assertThat(parallel(client(memory, "restore"))).contains("4");
    }

    @Test
    void the_quota_of_the_namespace_has_room_for_what_the_jobs_get() {
        assertThat(quota(", jobs: {parallel: 4, memory: 3Gi}") - quota(", jobs: {parallel: 4, memory: 1Gi}"))
                .isGreaterThanOrEqualTo(2L << 30);
    }

    private static long quota(String jobs) {
        return rendered("mongodb", "512Mi", "500m", jobs).stream()
                .map(RenderedResource::resource)
                .filter(ResourceQuota.class::isInstance)
                .map(ResourceQuota.class::cast)
                .map(quota -> quota.getSpec().getHard().get("limits.memory"))
                .findFirst()
                .orElseThrow()
                .getNumericalAmount()
                .longValueExact();
    }
}
