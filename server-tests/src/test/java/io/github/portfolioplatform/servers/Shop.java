package io.github.portfolioplatform.servers;

import io.github.portfolioplatform.backend.catalog.Backends;
import io.github.portfolioplatform.engine.OperatorCommands;
import io.github.portfolioplatform.engine.PodCommands;
import io.github.portfolioplatform.engine.catalog.DatabaseEngines;
import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.InPosture;
import io.github.portfolioplatform.model.Posture;
import io.github.portfolioplatform.model.Posture.Choice;
import io.github.portfolioplatform.spec.PortfolioSpec;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A portfolio of one instance, in an environment of development and in one of production. */
record Shop(String name, String text) {

    /** Whom development makes the superuser of its volume. */
    static final String FORMER = "orders_user";

    static final String DATABASE = "orders";

    /** That of development, which the store has for the application when an instance goes to production. */
    static final String PASSWORD = "pw-of-app";

    private static final String PRODUCTION = "production";

    static Shop postgreSql(int major) {
        return postgreSql(major, FORMER, "");
    }

    /**
     * A database for orders.
     *
     * @param user that of development
     * @param security what production says of it, {@code audit: ddl}
     */
    static Shop postgreSql(int major, String user, String security) {
        return of(
                "postgresql-orders",
                "engine: postgresql, version: \"%d\", storage: 2Gi, database: %s, user: %s"
                        .formatted(major, DATABASE, user),
                security);
    }

    /** The same in development alone, where the name of a database may be longer. */
    Shop ofDatabase(String database) {
        return new Shop(
                name,
                text.substring(0, text.indexOf("  production:"))
                        .replace("database: " + DATABASE, "database: " + database));
    }

    static Shop redis() {
        return of("redis-sessions", "engine: redis, version: \"7.2\", storage: 1Gi", "");
    }

    /** The same of the engine that the image runs. */
    static Shop redis(RedisImage image) {
        return of(
                "redis-sessions",
                "engine: %s, image: \"%s\", storage: 1Gi".formatted(image.flavour(), image.reference()),
                "");
    }

    static Shop mongoDb(String version) {
        return mongoDb(version, "");
    }

    /**
     * A database for a catalogue.
     *
     * @param security what production says of it, {@code secondLogin: prepared}
     */
    static Shop mongoDb(String version, String security) {
        return of(
                "mongodb-catalog",
                "engine: mongodb, version: \"%s\", storage: 2Gi, database: catalog".formatted(version),
                security);
    }

    private static Shop of(String name, String instance, String security) {
        return new Shop(name, """
                apiVersion: portfolio/v1
                kind: Portfolio
                name: shop
                instances:
                  - {name: %s, %s, application: Shop, password: %s,
                     requests: {memory: 512Mi, cpu: 250m}, limits: {memory: 512Mi, cpu: 500m}}
                environments:
                  development:
                    namespace: shop-development
                  production:
                    profile: production
                    namespace: shop-production
                    secrets: {externalSecrets: {store: vault}}
                    certificates: {certManager: {issuer: company-ca}}
                    instances:
                      %s: {%s}
                """.formatted(name, instance, PASSWORD, name, security));
    }

    /** The same, with a declared authority, and with consumers in another namespace that get the Secret of the application. */
    Shop boundIn(String namespace, CertificateAuthority authority) {
        String pem = authority.certificate().replace("\n", "\\n");
        String consumers = "%s: {consumers: {shop-web: {namespace: %s, labels: {app: web}, binding: true}}, ";
        return new Shop(
                name,
                text.replace(
                                "    certificates: {",
                                "    certificateAuthority: {pem: \"" + pem + "\"}\n    certificates: {")
                        .replace(name + ": {", consumers.formatted(name, namespace)));
    }

    /** The same with copies in a claim. */
    Shop backedUp() {
        return backedUp("{volume: {claim: backups}}");
    }

    /** The same with copies in a bucket that pods reach there. */
    Shop backedUpTo(String endpoint, String bucket) {
        return backedUp("{s3: {endpoint: \"%s\", region: eu-central-1, bucket: %s, secret: backup-offsite, %s}}"
                .formatted(
                        endpoint,
                        bucket,
                        endpoint.startsWith("https:") ? "authority: company-ca" : "insecure: it is a test"));
    }

    private Shop backedUp(String target) {
        return new Shop(
                name,
                text.replace("environments:\n", "backupTargets:\n  offsite: " + target + "\nenvironments:\n")
                        .replaceAll("(    namespace: .*\n)", "$1    backup: {to: offsite}\n"));
    }

    RenderedInstance development() {
        return RenderedInstance.of(text, "development", name);
    }

    ProductionInstance production() {
        return ProductionInstance.of(RenderedInstance.of(text, PRODUCTION, name));
    }

    /** The instance of production, of whose choices these are made alone. */
    ProductionInstance production(Choice... choices) {
        Environment environment = InPosture.of(environment(), Posture.of(List.of(choices)));
        return ProductionInstance.of(RenderedInstance.of(environment, name));
    }

    /** What those read who connect to production. */
    Environment environment() {
        return environment(PRODUCTION);
    }

    private Environment environment(String called) {
        return PortfolioSpec.read("portfolio.yaml", text.getBytes(StandardCharsets.UTF_8))
                .environment(called);
    }

    /** What those type who look after the instance. */
    OperatorCommands commands(String called) {
        Environment environment = environment(called);
        DatabaseInstance instance = environment.instances().get(0);
        PodCommands pod = Backends.pod(environment, instance).orElseThrow();
        return DatabaseEngines.server(environment, instance).commands(pod);
    }

    /** The same with a password of everything that somebody got wrong. */
    Shop withHostilePassword() {
        return new Shop(name, text.replace(PASSWORD, Portfolios.quoted(Portfolios.hostilePassword())));
    }
}
