package io.github.portfolioplatform.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Adds up what the committed manifests of the platform claim, and compares it with the totals of its architecture
 * document. The sums are made of the text of the files alone, with arithmetic that the generator has no part in.
 */
class PlatformTotalsTest {

    private static final Map<String, Integer> MEBIBYTES = Map.of("Mi", 1, "Gi", 1024);

    private final FileSet golden = FileSet.of(Scenario.PLATFORM.golden().resolve("development"));

    @Test
    void there_are_two_postgresql_one_redis_and_three_mongodb_instances() {
        assertThat(claims("postgresql")).hasSize(2);
        assertThat(claims("redis")).hasSize(1);
        assertThat(claims("mongodb")).hasSize(3);
        assertThat(claims("")).hasSize(6);
    }

    @Test
    void storage_is_4gi_and_1gi_and_6gi_and_11gi_in_all() {
        assertThat(storage("postgresql")).isEqualTo(4 * 1024);
        assertThat(storage("redis")).isEqualTo(1024);
        assertThat(storage("mongodb")).isEqualTo(6 * 1024);
        assertThat(storage("")).isEqualTo(11 * 1024);
    }

    @Test
    void memory_limits_are_1024mi_and_256mi_and_1536mi_and_2816mi_in_all() {
        assertThat(memory("postgresql", "limits")).isEqualTo(1024);
        assertThat(memory("redis", "limits")).isEqualTo(256);
        assertThat(memory("mongodb", "limits")).isEqualTo(1536);
        assertThat(memory("", "limits")).isEqualTo(2816);
    }

    @Test
    void cpu_limits_are_1000m_and_250m_and_1500m_and_2750m_in_all() {
        assertThat(cpu("postgresql", "limits")).isEqualTo(1000);
        assertThat(cpu("redis", "limits")).isEqualTo(250);
        assertThat(cpu("mongodb", "limits")).isEqualTo(1500);
        assertThat(cpu("", "limits")).isEqualTo(2750);
    }

    @Test
    void requests_are_1408mi_of_memory_and_1350m_of_cpu_in_all() {
        assertThat(memory("", "requests")).isEqualTo(1408);
        assertThat(cpu("", "requests")).isEqualTo(1350);
    }

    @Test
    void each_instance_runs_in_one_pod() {
        assertThat(workloads(""))
                .extracting(workload -> workload.at("spec.replicas"))
                .containsOnly(1);
    }

    private int storage(String prefix) {
        return claims(prefix).stream()
                .mapToInt(claim -> mebibytes(claim.text("spec.resources.requests.storage")))
                .sum();
    }

    private int memory(String prefix, String bound) {
        return workloads(prefix).stream()
                .flatMap(workload -> workload.documents("spec.template.spec.containers").stream())
                .mapToInt(container -> mebibytes(container.text("resources." + bound + ".memory")))
                .sum();
    }

    private int cpu(String prefix, String bound) {
        return workloads(prefix).stream()
                .flatMap(workload -> workload.documents("spec.template.spec.containers").stream())
                .mapToInt(container -> millicores(container.text("resources." + bound + ".cpu")))
                .sum();
    }

    private List<Document> claims(String prefix) {
        return resources("PersistentVolumeClaim", prefix);
    }

    private List<Document> workloads(String prefix) {
        return resources("StatefulSet", prefix);
    }

    private List<Document> resources(String kind, String prefix) {
        return golden.manifests().stream()
                .map(path -> Document.parse(golden.text(path)))
                .filter(document -> document.text("kind").equals(kind))
                .filter(document -> document.text("metadata.name").startsWith(prefix))
                .toList();
    }

    private static int mebibytes(String quantity) {
        int unit = quantity.length() - 2;
        return Integer.parseInt(quantity.substring(0, unit)) * MEBIBYTES.get(quantity.substring(unit));
    }

    private static int millicores(String quantity) {
        return quantity.endsWith("m")
                ? Integer.parseInt(quantity.substring(0, quantity.length() - 1))
                : Integer.parseInt(quantity) * 1000;
    }
}
