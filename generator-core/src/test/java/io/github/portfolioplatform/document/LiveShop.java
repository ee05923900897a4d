package io.github.portfolioplatform.document;

import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.spec.PortfolioSpec;
import java.nio.charset.StandardCharsets;

/** An environment of production with one instance of each engine. */
final class LiveShop {

    static final String EXTERNAL = "externalSecrets: {store: vault, key: \"databases/{environment}/{instance}\"}";
    static final String ISSUER = "certManager: {issuer: ca}";

    private static final String SPEC = """
            apiVersion: portfolio/v1
            kind: Portfolio
            name: shop
            engines:
              postgresql: {image: "postgres:17.6-bookworm", storage: 2Gi, requests: {memory: 512Mi, cpu: 250m}, limits: {memory: 1Gi, cpu: 1}}
              redis: {image: "redis:7.4.5-bookworm", storage: 1Gi, requests: {memory: 128Mi, cpu: 100m}, limits: {memory: 256Mi, cpu: 250m}}
              mongodb: {image: "mongo:7.0.24-jammy", storage: 2Gi, requests: {memory: 1Gi, cpu: 250m}, limits: {memory: 1Gi, cpu: 1}}
            instances:
              - {name: orders-db, engine: postgresql, application: Shop, database: orders, user: orders}
              - {name: sessions, engine: redis, application: Shop}
              - {name: catalog-db, engine: mongodb, application: Shop, database: catalog}
            backupTargets:
              offsite: {s3: {region: eu-central-1, bucket: copies, secret: "backup-{instance}"}}
              shared: {s3: {region: eu-central-1, bucket: copies-of-all, secret: backup-shared}}
              inside: {s3: {endpoint: "https://s3.storage.svc:9000", region: us-east-1, bucket: inside, secret: backup-inside, authority: storage-ca}}
              assumed: {s3: {region: eu-central-1, bucket: copies, role: "arn:aws:iam::123456789012:role/copies-{instance}"}}
              google: {s3: {provider: GCS, endpoint: "https://storage.googleapis.com", region: eu, bucket: copies, secret: backup-google}}
              alibaba: {s3: {provider: Alibaba, endpoint: "https://oss-cn-hangzhou.aliyuncs.com", region: cn-hangzhou, bucket: copies, secret: backup-alibaba}}
              disk: {volume: {claim: copies}}
            environments:
              live: {profile: production, namespace: shop-live, secrets: {%s}, certificates: {%s}%s}
            """;

    private LiveShop() {}

    /** An environment whose passwords and certificates come from there, with further settings. */
    static Environment environment(String secrets, String certificates, String more) {
        return read(SPEC.formatted(secrets, certificates, more));
    }

    private static Environment read(String spec) {
        return PortfolioSpec.read("portfolio.yaml", spec.getBytes(StandardCharsets.UTF_8))
                .environment("live");
    }

    /** The usual one, with further settings. */
    static Environment with(String more) {
        return environment(EXTERNAL, ISSUER, more.isEmpty() ? "" : ", " + more);
    }

    /** The usual one, with the two other engines. */
    static Environment withoutMongoDb() {
        return read(SPEC.replaceAll("(?m)^.*engine: mongodb.*\n", "").formatted(EXTERNAL, ISSUER, ""));
    }
}
