package io.github.portfolioplatform.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.portfolioplatform.PortfolioGenerator;
import io.github.portfolioplatform.change.ChangeReport;
import io.github.portfolioplatform.change.ChangeSet;
import io.github.portfolioplatform.engine.catalog.DatabaseEngines;
import io.github.portfolioplatform.engine.postgresql.PostgreSql;
import io.github.portfolioplatform.manifest.ManifestFolder;
import io.github.portfolioplatform.manifest.ManifestTree;
import io.github.portfolioplatform.model.Engine;
import io.github.portfolioplatform.problem.PortfolioException;
import io.github.portfolioplatform.spec.PortfolioSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A thousand instances in three environments: the whole way, without surprises. */
@Tag("thorough")
class LargePortfolioTest {

    private static final int INSTANCES = 1000;
    private static final int ENVIRONMENTS = 3;
    private static final FileTime PAST = FileTime.fromMillis(1_000_000_000_000L);

    /** Claim, Service, StatefulSet and kustomization everywhere, Secrets in development alone; a kustomization and a document of each environment. */
    private static final int FILES = INSTANCES * ENVIRONMENTS * 4 + INSTANCES + 2 * ENVIRONMENTS;

    @TempDir
    Path folder;

    private static ManifestTree tree(String storage, String image) {
        StringBuilder spec = new StringBuilder("""
                apiVersion: portfolio/v1
                kind: Portfolio
                name: large
                engines:
                  postgresql:
                    image: "%s"
                    storage: %s
                    requests: {memory: 512Mi, cpu: 250m}
                    limits: {memory: 512Mi, cpu: 500m}
                environments: {development: , staging: {namespace: staging}, production: {namespace: production}}
                instances:
                """.formatted(image, storage));
        List<? extends Engine> others = DatabaseEngines.all().stream()
                .filter(engine -> engine != PostgreSql.ENGINE)
                .toList();
        for (Engine engine : others) {
            String settings = "  %s: {image: \"%s:8.0\", storage: 2Gi, requests: {memory: 512Mi, cpu: 250m},"
                    + " limits: {memory: 512Mi, cpu: 500m}}\n";
            spec.insert(
                    spec.indexOf("environments:"),
                    settings.formatted(engine.id(), engine.images().official()));
        }
        for (int i = 0; i < INSTANCES; i++) {
            Engine engine = DatabaseEngines.all().get(i % DatabaseEngines.all().size());
            spec.append("  - {name: %s-%d, engine: %s, application: App %d, password: pw-of-%d"
                    .formatted(engine.id(), i, engine.id(), i, i));
            spec.append(engine.hasNamedDatabase() ? ", database: app%d, user: app%d}\n".formatted(i, i) : "}\n");
        }
        byte[] bytes = spec.toString().getBytes(StandardCharsets.UTF_8);
        return PortfolioGenerator.of(PortfolioSpec.read("portfolio.yaml", bytes))
                .readFrom("portfolio.yaml")
                .render();
    }

    @Test
    void is_written_checked_compared_and_left_alone() throws IOException {
        ManifestFolder door = ManifestFolder.at(folder.resolve("k8s"), "k8s");
        ManifestTree small = tree("2Gi", "postgres:17.6-bookworm");
        ManifestTree large = tree("3Gi", "postgres:17.7-bookworm");
        Path unchanged = folder.resolve("k8s/production/redis-1/claim.yaml");

        assertThat(door.write(small).written()).hasSize(FILES);
        Files.setLastModifiedTime(unchanged, PAST);
        assertThat(door.write(small).unchanged()).isEqualTo(FILES);
        assertThat(door.compare(small).isNone()).isTrue();

        ChangeSet changes = door.compare(large).changes();
        int postgreSql = INSTANCES / DatabaseEngines.all().size() * ENVIRONMENTS;
        assertThat(changes.restarts()).isEqualTo(postgreSql);
        assertThat(changes.resources()).hasSize(2 * postgreSql);
        assertThat(ChangeReport.of(changes).lines().count()).isLessThan(150);
        assertThat(door.write(large).written()).hasSize(2 * postgreSql + ENVIRONMENTS);
        assertThat(Files.getLastModifiedTime(unchanged)).isEqualTo(PAST);

        assertThatExceptionOfType(PortfolioException.class)
                .isThrownBy(() -> door.write(tree("2Gi", "postgres:17.7-bookworm")))
                .satisfies(refused -> assertThat(refused.problems()).hasSize(postgreSql));
        assertThat(door.compare(large).isNone()).isTrue();
    }
}
