package io.github.portfolioplatform.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.engine.mongodb.MongoDb;
import io.github.portfolioplatform.engine.postgresql.PostgreSql;
import io.github.portfolioplatform.engine.redis.Redis;
import io.github.portfolioplatform.golden.Document;
import io.github.portfolioplatform.model.CertificateSource;
import io.github.portfolioplatform.model.Cpu;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.ImageReference;
import io.github.portfolioplatform.model.InstanceSettings;
import io.github.portfolioplatform.model.Memory;
import io.github.portfolioplatform.model.Portfolio;
import io.github.portfolioplatform.model.SecretSource;
import io.github.portfolioplatform.model.Storage;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the engines say of production and what surrounds their servers fit together, wherever passwords and certificates come from. */
class ProductionOfAllEnginesTest {

    private static final KubernetesSchema KUBERNETES = KubernetesSchema.newest();

    static Stream<SecretSource> sources() {
        return Stream.of(
                ProductionSet.STORE,
                new SecretSource.VaultOperator("databases", "secret", "{instance}"),
                new SecretSource.Generated(),
                new SecretSource.Brought(),
                new SecretSource.Existing("{portfolio}-{instance}-{user}"));
    }

    @ParameterizedTest
    @MethodSource("sources")
    void all_engines_render_a_closed_set(SecretSource source) {
        assertThat(rendered(source, ProductionSet.ISSUER)).hasSizeGreaterThan(28);
        assertThat(rendered(source, new CertificateSource.Brought())).hasSizeGreaterThan(25);
        assertThat(rendered(source, new CertificateSource.Existing("{instance}.tls")))
                .hasSizeGreaterThan(25);
    }

    @ParameterizedTest
    @MethodSource("sources")
    void all_of_kubernetes_is_valid(SecretSource source) {
        for (RenderedResource rendered : rendered(source, ProductionSet.ISSUER)) {
            Document document = Document.parse(ProductionSet.yaml(rendered));
            if (!document.text("apiVersion").matches(".*(external-secrets|cert-manager|hashicorp).*")) {
                assertThat(KUBERNETES.problemsOf(document.fields()))
                        .as(rendered.file().name())
                        .isEmpty();
            }
        }
    }

    static List<RenderedResource> rendered(SecretSource secrets, CertificateSource certificates) {
        return Rendering.render(Portfolio.builder("shop")
                .defaults(Redis.ENGINE, settings("redis:7.4.11-bookworm"))
                .defaults(PostgreSql.ENGINE, settings("postgres:17.6-bookworm"))
                .defaults(MongoDb.ENGINE, settings("mongo:8.0.29-noble"))
                .add(PostgreSql.builder("orders")
                        .application("Shop")
                        .database("orders")
                        .user("orders_app"))
                .add(Redis.builder("sessions").application("Shop"))
                .add(MongoDb.builder("courses").application("Shop").database("courses"))
                .add(Environment.builder("production")
                        .namespace("shop-production")
                        .createNamespace()
                        .production(ProductionSet.production(secrets, certificates)))
                .build()
                .environment("production"));
    }

    private static InstanceSettings settings(String image) {
        return InstanceSettings.NONE
                .image(ImageReference.parse(image + "@sha256:" + "ab".repeat(32)))
                .storage(Storage.gibibytes(20))
                .requests(Memory.gibibytes(2), Cpu.millicores(500))
                .limits(Memory.gibibytes(2), Cpu.millicores(2000));
    }
}
