package io.github.portfolioplatform.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.document.ConnectionReport;
import io.github.portfolioplatform.document.EnvironmentDocument;
import io.github.portfolioplatform.engine.catalog.DatabaseEngines;
import io.github.portfolioplatform.engine.postgresql.PostgreSql;
import io.github.portfolioplatform.model.Engine;
import io.github.portfolioplatform.model.Portfolio;
import io.github.portfolioplatform.render.Rendering;
import io.github.portfolioplatform.spec.PortfolioSpec;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Four times as many instances cost about four times as much. Times of one machine are compared with each other, because seconds depend on
 * the machine; a cost that grows with the square would be sixteen times as much. {@link LinearCostAtScaleTest} measures 8,000 instances.
 */
class LinearCostTest {

    private static final Map<Integer, Portfolio> PORTFOLIOS = new ConcurrentHashMap<>();

    /** Between 4 and 16, with room for a collector of garbage and a busy machine. */
    private static final double MOST = 7;

    private static final int ATTEMPTS = 3;

    /** {@return how many instances are measured first} */
    int few() {
        return 500;
    }

    @ParameterizedTest
    @ValueSource(strings = {"development", "staging", "production"})
    void a_rendering_grows_with_its_instances(String environment) {
        assertThat(ratio(portfolio -> Rendering.render(portfolio.environment(environment))))
                .isLessThan(MOST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"development", "production"})
    void a_document_grows_with_its_instances(String environment) {
        assertThat(ratio(portfolio -> EnvironmentDocument.of(portfolio.environment(environment))
                        .rendered(Scenario.GOALS)))
                .isLessThan(MOST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"development", "production"})
    void a_report_of_connections_grows_with_its_instances(String environment) {
        assertThat(ratio(portfolio -> ConnectionReport.of(List.of(portfolio.environment(environment)))
                        .masked()))
                .isLessThan(MOST);
    }

    private double ratio(Consumer<Portfolio> work) {
        Portfolio few = PORTFOLIOS.computeIfAbsent(few(), LinearCostTest::portfolio);
        Portfolio many = PORTFOLIOS.computeIfAbsent(4 * few(), LinearCostTest::portfolio);
        work.accept(few);
        double least = Double.MAX_VALUE;
        for (int i = 0; i < ATTEMPTS && least >= MOST; i++) {
            long small = nanoseconds(few, work);
            least = Math.min(least, (double) nanoseconds(many, work) / small);
        }
        return least;
    }

    private static long nanoseconds(Portfolio portfolio, Consumer<Portfolio> work) {
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        work.accept(portfolio);
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
    }

    /** {@return a portfolio of all engines, with backups where something keeps passwords} */
    private static Portfolio portfolio(int instances) {
        StringBuilder spec = new StringBuilder("""
                apiVersion: portfolio/v1
                kind: Portfolio
                name: large
                backupTargets:
                  bucket: {s3: {bucket: databases, endpoint: "https://s3.example.com", region: eu-central-1, secret: bucket}}
                engines:
                """);
        for (Engine engine : DatabaseEngines.all()) {
            spec.append("""
                      %s:
                        image: "%s:%s@sha256:%s"
                        storage: 2Gi
                        requests: {memory: 512Mi, cpu: 250m}
                        limits: {memory: 512Mi, cpu: 500m}
                        backup: {to: bucket, schedule: "daily 03:00", keep: {last: 3}}
                    """.formatted(
                            engine.id(),
                            engine.images().official(),
                            engine == PostgreSql.ENGINE ? "17.6" : "8.0.5",
                            "ab".repeat(32)));
        }
        spec.append("""
                environments:
                  development:
                  staging: {namespace: staging}
                  production:
                    profile: production
                    namespace: production
                    createNamespace: true
                    secrets: {externalSecrets: {store: vault, key: "{environment}/{instance}"}}
                    certificates: {certManager: {issuer: company-ca}}
                instances:
                """);
        for (int i = 0; i < instances; i++) {
            Engine engine = DatabaseEngines.all().get(i % DatabaseEngines.all().size());
            spec.append("  - {name: %s-%d, engine: %s, application: App %d, password: pw-of-%d"
                    .formatted(engine.id(), i, engine.id(), i, i));
            spec.append(engine.hasNamedDatabase() ? ", database: app%d, user: app%d}\n".formatted(i, i) : "}\n");
        }
        return PortfolioSpec.read("portfolio.yaml", spec.toString().getBytes(StandardCharsets.UTF_8));
    }
}
