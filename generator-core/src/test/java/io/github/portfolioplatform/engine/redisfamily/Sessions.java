package io.github.portfolioplatform.engine.redisfamily;

import io.github.portfolioplatform.engine.DatabaseServer;
import io.github.portfolioplatform.engine.catalog.DatabaseEngines;
import io.github.portfolioplatform.engine.catalog.Outside;
import io.github.portfolioplatform.engine.redis.Redis;
import io.github.portfolioplatform.engine.valkey.Valkey;
import io.github.portfolioplatform.model.AuditLevel;
import io.github.portfolioplatform.model.BackupSettings;
import io.github.portfolioplatform.model.BackupTarget;
import io.github.portfolioplatform.model.CertificateSource;
import io.github.portfolioplatform.model.Cpu;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.ImageReference;
import io.github.portfolioplatform.model.InstanceBuilder;
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

    private static InstanceSettings small(String image) {
        return InstanceSettings.NONE
                .image(ImageReference.parse(image))
                .storage(Storage.gibibytes(1))
                .requests(Memory.mebibytes(128), Cpu.millicores(50))
                .limits(Memory.mebibytes(128), Cpu.millicores(250));
    }

    private Sessions() {}

    static DatabaseServer inProduction() {
        return inProduction(InstanceSettings.NONE);
    }

    static DatabaseServer running(String image) {
        return inProduction(InstanceSettings.NONE.image(ImageReference.parse(image)));
    }

    static DatabaseServer audited(AuditLevel level) {
        return inProduction(InstanceSettings.NONE.security(SecuritySettings.NONE.audit(level)));
    }

    static DatabaseServer inProduction(InstanceSettings override) {
        Environment production = portfolio(override).environment("production");
        return server(production);
    }

    static DatabaseServer inDevelopment() {
        Environment development = portfolio(InstanceSettings.NONE).environment(Environment.DEVELOPMENT);
        return server(development);
    }

    /** The environment of production, in which copies are taken. */
    static Environment backedUp() {
        return portfolio(InstanceSettings.NONE.backup(BackupSettings.to("disk")))
                .environment("production");
    }

    static DatabaseServer server(Environment environment) {
        return DatabaseEngines.server(environment, environment.instances().get(0));
    }

    static Outside outsideProduction() {
        return Outside.ofOnlyInstanceIn(portfolio(InstanceSettings.NONE).environment("production"));
    }

    static Outside outsideDevelopment() {
        return Outside.ofOnlyInstanceIn(portfolio(InstanceSettings.NONE).environment(Environment.DEVELOPMENT));
    }

    static Outside outsideValkey() {
        return Outside.ofOnlyInstanceIn(
                portfolio(Valkey.builder("redis-sessions").settings(small("valkey/valkey:9.1")), InstanceSettings.NONE)
                        .environment("production"));
    }

    /** The same instance as one of Valkey. */
    static DatabaseServer ofValkey(String image) {
        return server(portfolio(Valkey.builder("redis-sessions").settings(small(image)), InstanceSettings.NONE)
                .environment("production"));
    }

    private static Portfolio portfolio(InstanceSettings override) {
        return portfolio(Redis.builder("redis-sessions").settings(small("redis:7.4.11-bookworm")), override);
    }

    private static Portfolio portfolio(InstanceBuilder<?> instance, InstanceSettings override) {
        return Portfolio.builder("shop")
                .backupTarget(BackupTarget.volume("disk", "backups"))
                .add(instance.application("Shop").password(OF_DEVELOPMENT))
                .add(Environment.builder(Environment.DEVELOPMENT))
                .add(Environment.builder("production")
                        .namespace("shop-production")
                        .override("redis-sessions", override)
                        .production(PRODUCTION))
                .build();
    }
}
