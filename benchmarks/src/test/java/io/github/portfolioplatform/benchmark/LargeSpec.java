package io.github.portfolioplatform.benchmark;

/** A spec with as many instances as it is told, of all engines in turn. */
final class LargeSpec {

    private static final String[] ENGINES = {"postgresql", "redis", "mongodb"};

    private LargeSpec() {}

    static String of(int instances, String environments) {
        StringBuilder spec = new StringBuilder("""
                apiVersion: portfolio/v1
                kind: Portfolio
                name: benchmark
                engines:
                  postgresql: {image: "postgres:17.6", storage: 2Gi, requests: {memory: 512Mi, cpu: 250m}, limits: {memory: 512Mi, cpu: 500m}}
                  redis: {image: "redis:8.0", storage: 2Gi, requests: {memory: 512Mi, cpu: 250m}, limits: {memory: 512Mi, cpu: 500m}}
                  mongodb: {image: "mongo:8.0", storage: 2Gi, requests: {memory: 512Mi, cpu: 250m}, limits: {memory: 512Mi, cpu: 500m}}
                environments:
                %sinstances:
                """.formatted(environments.indent(2)));
        for (int i = 0; i < instances; i++) {
            String engine = ENGINES[i % ENGINES.length];
            spec.append("  - {name: %s-%d, engine: %s, application: App %d, password: pw-of-%d"
                    .formatted(engine, i, engine, i, i));
            spec.append(engine.equals("redis") ? "}\n" : ", database: app%d, user: app%d}\n".formatted(i, i));
        }
        return spec.toString();
    }
}
