package io.github.portfolioplatform.engine.redis;

import io.github.portfolioplatform.engine.catalog.Outside;
import io.github.portfolioplatform.model.AuditLevel;
import io.github.portfolioplatform.model.CertificateSource;
import io.github.portfolioplatform.model.Cpu;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.ImageReference;
import io.github.portfolioplatform.model.InstanceSettings;
import io.github.portfolioplatform.model.Memory;
import io.github.portfolioplatform.model.Password;
import io.github.portfolioplatform.model.Portfolio;
import io.github.portfolioplatform.model.Production;
import io.github.portfolioplatform.model.SecretSource;
import io.github.portfolioplatform.model.SecuritySettings;
import io.github.portfolioplatform.model.Storage;

/** The instance redis-sessions of a shop, in development and in production. */
final class Sessions {

    static final Password OF_DEVELOPMENT = Password.of("sess10ns");

    private static final Production PRODUCTION = Production.of(
            new SecretSource.ExternalStore(
                    SecretSource.StoreKind.CLUSTER_SECRET_STORE, "vault", "{portfolio}/{environment}/{instance}"),
            new CertificateSource.Issuer("company-ca", "ClusterIssuer", "cert-manager.io"));

    private static final InstanceSettings SMALL = InstanceSettings.NONE
            .image(ImageReference.parse("redis:7.4.11-bookworm"))
            .storage(Storage.gibibytes(1))
            .requests(Memory.mebibytes(128), Cpu.millicores(50))
            .limits(Memory.mebibytes(128), Cpu.millicores(250));

    private Sessions() {}

    static RedisWithUsers inProduction() {
        return inProduction(InstanceSettings.NONE);
    }

    static RedisWithUsers running(String image) {
        return inProduction(InstanceSettings.NONE.image(ImageReference.parse(image)));
    }

    static RedisWithUsers audited(AuditLevel level) {
        return inProduction(InstanceSettings.NONE.security(SecuritySettings.NONE.audit(level)));
    }

    static Outside outsideProduction() {
        return Outside.ofOnlyInstanceIn(portfolio(InstanceSettings.NONE).environment("production"));
    }

    static Outside outsideDevelopment() {
        return Outside.ofOnlyInstanceIn(portfolio(InstanceSettings.NONE).environment(Environment.DEVELOPMENT));
    }

    static RedisWithUsers inProduction(InstanceSettings override) {
        Environment production = portfolio(override).environment("production");
        return new RedisWithUsers(production, (Redis) production.instances().get(0));
    }

    static RedisServer inDevelopment() {
        Environment development = portfolio(InstanceSettings.NONE).environment(Environment.DEVELOPMENT);
        return new RedisWithPassword((Redis) development.instances().get(0));
    }

    private static Portfolio portfolio(InstanceSettings override) {
        return Portfolio.builder("shop")
                .add(Redis.builder("redis-sessions")
                        .application("Shop")
                        .password(OF_DEVELOPMENT)
                        .settings(SMALL))
                .add(Environment.builder(Environment.DEVELOPMENT))
                .add(Environment.builder("production")
                        .namespace("shop-production")
                        .override("redis-sessions", override)
                        .production(PRODUCTION))
                .build();
    }
}
