package io.github.portfolioplatform.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.Portfolio;
import io.github.portfolioplatform.problem.PortfolioException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Specs that several tests read. */
final class Specs {

    /** One Redis with defaults of its engine. */
    static final String REDIS = """
            apiVersion: portfolio/v1
            kind: Portfolio
            name: platform
            engines:
              redis:
                image: redis:7-alpine
                storage: 1Gi
                requests: {memory: 128Mi, cpu: 100m}
                limits: {memory: 256Mi, cpu: 250m}
            instances:
              - name: redis
                engine: redis
                application: Code Talk
                password: redis123
            """;

    private Specs() {}

    /** The spec of the platform, the first example. */
    static String platform() throws IOException {
        Path root = Path.of(System.getProperty("repository.root", ".."));
        return Files.readString(root.resolve("examples/portfolio-platform/portfolio.yaml"));
    }

    /** A spec of one Redis that says the lines beside name, engine, application and password. */
    static String redisWith(String... lines) {
        StringBuilder spec = new StringBuilder(REDIS);
        for (String line : lines) {
            spec.append("    ").append(line).append('\n');
        }
        return spec.toString();
    }

    static Portfolio read(String spec) {
        return PortfolioSpec.read("portfolio.yaml", spec.getBytes(StandardCharsets.UTF_8));
    }

    static DatabaseInstance onlyInstanceOf(String spec) {
        assertThat(read(spec).environment("development").instances()).hasSize(1);
        return read(spec).environment("development").instances().get(0);
    }

    static PortfolioException refusalOf(String spec) {
        return refusalOf(() -> read(spec));
    }

    static PortfolioException refusalOf(ThrowingCallable reading) {
        PortfolioException refusal = catchThrowableOfType(PortfolioException.class, reading);
        assertThat(refusal).as("the spec is accepted").isNotNull();
        return refusal;
    }
}
