package io.github.portfolioplatform.render;

import io.github.portfolioplatform.backend.catalog.Backends;
import io.github.portfolioplatform.decoration.Decorations;
import io.github.portfolioplatform.engine.redis.Redis;
import io.github.portfolioplatform.golden.Document;
import io.github.portfolioplatform.model.CertificateSource;
import io.github.portfolioplatform.model.Cpu;
import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.EnvironmentBuilder;
import io.github.portfolioplatform.model.ImageReference;
import io.github.portfolioplatform.model.InstanceSettings;
import io.github.portfolioplatform.model.Memory;
import io.github.portfolioplatform.model.Portfolio;
import io.github.portfolioplatform.model.Production;
import io.github.portfolioplatform.model.SecretSource;
import io.github.portfolioplatform.model.Storage;
import io.github.portfolioplatform.yaml.CanonicalYaml;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** An environment of production with the instances {@code cache} and {@code sessions}, whose servers are fakes. */
record ProductionSet(Environment environment, List<RenderedResource> resources) {

    static final SecretSource STORE = new SecretSource.ExternalStore(
            SecretSource.StoreKind.CLUSTER_SECRET_STORE, "vault", "{portfolio}/{environment}/{instance}");
    static final CertificateSource ISSUER =
            new CertificateSource.Issuer("company-ca", "ClusterIssuer", "cert-manager.io");

    static ProductionSet rendered() {
        return with(UnaryOperator.identity());
    }

    static ProductionSet from(SecretSource secrets) {
        return with(environment -> environment.production(production(secrets, ISSUER)));
    }

    static Production production(SecretSource secrets, CertificateSource certificates) {
        return Production.of(secrets, certificates)
                .metrics(new Production.Scraper("monitoring", new TreeMap<>()))
                .priorityClass("databases");
    }

    static ProductionSet with(UnaryOperator<EnvironmentBuilder> change) {
        return with(change, Decorations.NONE);
    }

    static ProductionSet with(UnaryOperator<EnvironmentBuilder> change, Decorations decorations) {
        return of(change, decorations, FakeServer::new);
    }

    static ProductionSet of(
            UnaryOperator<EnvironmentBuilder> change,
            Decorations decorations,
            Function<DatabaseInstance, FakeServer> server) {
        Environment environment = environment(change);
        return new ProductionSet(
                environment,
                new EnvironmentRendering(
                                environment, decorations, instance -> FakeEngine.of(instance, server), Backends::of)
                        .render());
    }

    static Environment environment(UnaryOperator<EnvironmentBuilder> change) {
        return Portfolio.builder("shop")
                .defaults(
                        Redis.ENGINE,
                        InstanceSettings.NONE
                                .image(ImageReference.parse("redis:7.4.11-bookworm@sha256:" + "ab".repeat(32)))
                                .storage(Storage.gibibytes(2))
                                .requests(Memory.mebibytes(128), Cpu.millicores(100))
                                .limits(Memory.mebibytes(128), Cpu.millicores(250)))
                .add(Redis.builder("cache").application("Shop"))
                .add(Redis.builder("sessions").application("Shop"))
                .add(change.apply(Environment.builder("production")
                        .namespace("shop-production")
                        .createNamespace()
                        .production(production(STORE, ISSUER))))
                .build()
                .environment("production");
    }

    /** A resource of {@code cache} by what it is for. */
    Document document(String role) {
        return document("cache", role);
    }

    Document document(String instance, String role) {
        return Document.parse(resources.stream()
                .filter(rendered -> rendered.file().name().equals(role)
                        && rendered.instance().equals(Optional.of(instance)))
                .map(ProductionSet::yaml)
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no " + role + " among " + roles())));
    }

    Document ofEnvironment(String role) {
        return Document.parse(resources.stream()
                .filter(rendered -> rendered.file().name().equals(role)
                        && rendered.instance().isEmpty())
                .map(ProductionSet::yaml)
                .findFirst()
                .orElseThrow());
    }

    static String yaml(RenderedResource rendered) {
        return new CanonicalYaml().write(rendered.resource(), new TreeMap<>());
    }

    List<String> roles() {
        return resources.stream()
                .filter(rendered -> rendered.instance().equals(Optional.of("cache")))
                .map(rendered -> rendered.file().name())
                .toList();
    }
}
