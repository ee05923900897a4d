package io.github.portfolioplatform.values;

import io.github.portfolioplatform.engine.redis.Redis;
import io.github.portfolioplatform.engine.redis.RedisBuilder;
import io.github.portfolioplatform.model.BackupTarget;
import io.github.portfolioplatform.model.CertificateAuthority;
import io.github.portfolioplatform.model.CertificateSource;
import io.github.portfolioplatform.model.Cpu;
import io.github.portfolioplatform.model.Customization;
import io.github.portfolioplatform.model.DnsServer;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.ExtraContainer;
import io.github.portfolioplatform.model.GitOps;
import io.github.portfolioplatform.model.ImageReference;
import io.github.portfolioplatform.model.Memory;
import io.github.portfolioplatform.model.Password;
import io.github.portfolioplatform.model.Portfolio;
import io.github.portfolioplatform.model.PortfolioBuilder;
import io.github.portfolioplatform.model.Production;
import io.github.portfolioplatform.model.SecretSource;
import io.github.portfolioplatform.model.Storage;
import io.github.portfolioplatform.problem.InvalidValueException;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Small portfolios in which one value is in question. */
final class Portfolios {

    private static final ImageReference IMAGE = ImageReference.parse("redis:7-alpine");

    private Portfolios() {}

    private static RedisBuilder redis() {
        return withoutPassword().password(Password.of("redis123"));
    }

    private static RedisBuilder withoutPassword() {
        return Redis.builder("redis")
                .application("Code Talk")
                .image(IMAGE)
                .storage(Storage.gibibytes(1))
                .requests(Memory.mebibytes(128), Cpu.millicores(100))
                .limits(Memory.mebibytes(256), Cpu.millicores(250));
    }

    private static Optional<String> ifUsable(PortfolioBuilder portfolio, String rendered) {
        return portfolio.problems().isEmpty() ? Optional.of(rendered) : Optional.empty();
    }

    static Function<String, Optional<String>> accepts(BiFunction<String, RedisBuilder, RedisBuilder> with) {
        return text -> ifUsable(Portfolio.builder("platform").add(with.apply(text, redis())), text);
    }

    static Function<String, Optional<String>> customized(BiFunction<String, Customization, Customization> with) {
        return accepts((text, redis) -> redis.customize(with.apply(text, Customization.NONE)));
    }

    static Optional<String> namespace(String text) {
        return ifUsable(Portfolio.builder("platform").namespace(text).add(redis()), text);
    }

    static Optional<String> variable(String text) {
        ExtraContainer sidecar = ExtraContainer.of("exporter", IMAGE)
                .environment(text, "x")
                .requests(Memory.mebibytes(16), Cpu.millicores(10))
                .limits(Memory.mebibytes(32), Cpu.millicores(50));
        return customized((name, none) -> none.sidecar(sidecar)).apply(text);
    }

    private static Optional<String> ofProduction(Production production, String rendered) {
        return ifUsable(
                Portfolio.builder("platform")
                        .add(withoutPassword())
                        .add(Environment.builder("production").namespace("p").production(production)),
                rendered);
    }

    private static Production production() {
        return Production.of(new SecretSource.Brought(), new CertificateSource.Brought());
    }

    static Optional<String> block(String text) {
        return text.contains("/") ? ofProduction(production().dns(DnsServer.at("dns", text)), text) : Optional.empty();
    }

    static Optional<String> keyOfAuthority(String text) {
        return ofProduction(
                production().certificateAuthority(new CertificateAuthority.ConfigMap("company-ca", text)), text);
    }

    static Optional<String> port(String text) {
        return endpoint("https://s3.example.com:" + text + "/").map(endpoint -> text);
    }

    static Optional<String> endpoint(String text) {
        return target(bucketOf("company-backups").endpoint(text), text);
    }

    static Optional<String> bucket(String text) {
        return target(bucketOf(text), text);
    }

    private static BackupTarget.S3 bucketOf(String name) {
        return BackupTarget.s3("offsite", "eu-central-1", name, "backup");
    }

    private static Optional<String> target(BackupTarget target, String rendered) {
        return ifUsable(Portfolio.builder("platform").backupTarget(target).add(redis()), rendered);
    }

    static Optional<String> image(String text) {
        try {
            return Optional.of(ImageReference.parse(text).toString());
        } catch (InvalidValueException refused) {
            return Optional.empty();
        }
    }

    static Optional<String> registry(String text) {
        return customized((registry, none) -> none.imageRegistry(registry))
                .apply(text)
                .map(registry -> IMAGE.pulledFrom(registry).toString());
    }

    static Optional<String> interval(String text) {
        GitOps gitOps = GitOps.of("https://git.example.com/team/databases.git").flux(GitOps.Flux.every(text));
        return ifUsable(Portfolio.builder("platform").gitOps(gitOps).add(redis()), text);
    }
}
