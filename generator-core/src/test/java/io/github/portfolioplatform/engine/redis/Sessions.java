package io.github.portfolioplatform.engine.redis;

import io.github.portfolioplatform.model.AuditLevel;
import io.github.portfolioplatform.model.BackupSettings;
import io.github.portfolioplatform.model.BackupTarget;
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
import java.util.Optional;

/** The instance redis-sessions of a shop, in development and in production. */
final class Sessions {

    static final Password OF_DEVELOPMENT = Password.of("sess10ns");

    private static final Production PRODUCTION = new Production(
            new SecretSource.ExternalStore("vault", true, "{portfolio}/{environment}/{instance}"),
            new CertificateSource.Issuer("company-ca", "ClusterIssuer", "cert-manager.io"),
            Optional.empty(),
            Optional.empty());

    private static final InstanceSettings SMALL = InstanceSettings.NONE
            .image(ImageReference.parse("redis:7.4.11-bookworm"))
            .storage(Storage.gibibytes(1))
            .requests(Memory.mebibytes(128), Cpu.millicores(50))
            .limits(Memory.mebibytes(128), Cpu.millicores(250));

    private Sessions() {}

    static RedisServer inProduction() {
        return inProduction(InstanceSettings.NONE);
    }

    static RedisServer running(String image) {
        return inProduction(InstanceSettings.NONE.image(ImageReference.parse(image)));
    }

    static RedisServer audited(AuditLevel level) {
        return inProduction(InstanceSettings.NONE.security(SecuritySettings.NONE.audit(level)));
    }

    static RedisServer inProduction(InstanceSettings override) {
        Environment production = portfolio(override).environment("production");
        return new RedisServer(production, (Redis) production.instances().get(0));
    }

    static RedisServer inDevelopment() {
        Environment development = portfolio(InstanceSettings.NONE).environment(Environment.DEVELOPMENT);
        return new RedisServer(development, (Redis) development.instances().get(0));
    }

    /** The environment of production, in which copies are taken. */
    static Environment backedUp() {
        return portfolio(InstanceSettings.NONE.backup(BackupSettings.to("disk")))
                .environment("production");
    }

    private static Portfolio portfolio(InstanceSettings override) {
        return Portfolio.named("shop")
                .backupTarget(BackupTarget.volume("disk", "backups"))
                .add(Redis.named("redis-sessions")
                        .application("Shop")
                        .password(OF_DEVELOPMENT)
                        .settings(SMALL))
                .add(Environment.named(Environment.DEVELOPMENT))
                .add(Environment.named("production")
                        .namespace("shop-production")
                        .override("redis-sessions", override)
                        .production(PRODUCTION))
                .build();
    }
}
