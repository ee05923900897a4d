package io.github.portfolioplatform.render;

import io.github.portfolioplatform.PortfolioGenerator;
import io.github.portfolioplatform.golden.Document;
import io.github.portfolioplatform.golden.Scenario;
import io.github.portfolioplatform.manifest.ManifestPath;
import io.github.portfolioplatform.model.Portfolio;
import io.github.portfolioplatform.spec.PortfolioSpec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Rendered files, read back. */
record Rendered(Portfolio portfolio, SortedMap<ManifestPath, String> texts) {

    /** The platform in development. */
    static Rendered platform() {
        Rendered all = of(Scenario.PLATFORM.portfolio());
        SortedMap<ManifestPath, String> development = new TreeMap<>(all.texts);
        development.keySet().removeIf(path -> !path.text().startsWith("development/"));
        return new Rendered(all.portfolio, development);
    }

    static Rendered scenario(String name) {
        return of(new Scenario(name).portfolio());
    }

    /** One instance, of what its line in a portfolio.yaml says; what it does not say is as on the platform. */
    static Rendered instance(String fields) {
        return spec("""
                apiVersion: portfolio/v1
                kind: Portfolio
                name: test
                engines:
                  postgresql: {version: 14, storage: 2Gi, requests: {memory: 256Mi, cpu: 250m}, limits: {memory: 512Mi, cpu: 500m}}
                  redis: {version: 7, storage: 1Gi, requests: {memory: 128Mi, cpu: 100m}, limits: {memory: 256Mi, cpu: 250m}}
                  mongodb: {version: 6, storage: 2Gi, requests: {memory: 256Mi, cpu: 250m}, limits: {memory: 512Mi, cpu: 500m}}
                instances:
                  - {name: db, application: Test, %s}
                """.formatted(fields));
    }

    static Rendered postgreSql(String fields) {
        return instance("engine: postgresql, database: app, user: owner, password: Test3Candle5River, " + fields);
    }

    static Rendered redis(String fields) {
        return instance("engine: redis, password: Test3Candle5River, " + fields);
    }

    static Rendered mongoDb(String fields) {
        return instance("engine: mongodb, database: app, password: Test3Candle5River, " + fields);
    }

    private static Rendered spec(String yaml) {
        return of(PortfolioSpec.read("portfolio.yaml", yaml.getBytes(StandardCharsets.UTF_8)));
    }

    private static Rendered of(Portfolio portfolio) {
        return new Rendered(portfolio, PortfolioGenerator.of(portfolio).render().texts());
    }

    /** A file, {@code redis/service}. */
    Document document(String instanceAndRole) {
        return Document.parse(texts.get(new ManifestPath("development/" + instanceAndRole + ".yaml")));
    }

    Document pod(String instance) {
        return document(instance + "/statefulset").in("spec.template.spec");
    }

    Document container(String instance) {
        return pod(instance).in("containers[0]");
    }

    List<Document> documents() {
        return texts.entrySet().stream()
                .filter(file -> file.getKey().text().endsWith(".yaml"))
                .map(file -> Document.parse(file.getValue()))
                .filter(document -> document.has("metadata"))
                .toList();
    }
}
