package io.github.portfolioplatform.benchmark;

import io.github.portfolioplatform.PortfolioGenerator;
import io.github.portfolioplatform.manifest.ManifestTree;
import io.github.portfolioplatform.model.Portfolio;
import io.github.portfolioplatform.render.RenderedResource;
import io.github.portfolioplatform.render.Rendering;
import io.github.portfolioplatform.spec.PortfolioSpec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The steps of the library in a JVM that is warm: reading, rendering to resources, and the whole way to the bytes of all files. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 3, jvmArgs = "-Xmx256m")
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class LibraryBenchmark {

    private static final String FILE = "portfolio.yaml";

    @Param({"6", "600", "6000"})
    int instances;

    @Param({"development", "staging", "production"})
    String environment;

    private byte[] spec = {};
    private Portfolio portfolio;

    @Setup
    public void read() {
        String environments = switch (environment) {
            case "production" -> """
                        production:
                          profile: production
                          namespace: production
                          secrets: {store: vault}
                          certificates: {issuer: company-ca}
                        """;
            default -> environment + ": {namespace: " + environment + "}";
        };
        spec = LargeSpec.of(instances, environments).getBytes(StandardCharsets.UTF_8);
        portfolio = PortfolioSpec.read(FILE, spec);
    }

    @Benchmark
    public Portfolio reads() {
        return PortfolioSpec.read(FILE, spec);
    }

    @Benchmark
    public List<RenderedResource> rendersResources() {
        return Rendering.render(portfolio.environment(environment));
    }

    @Benchmark
    public ManifestTree rendersFiles() {
        return PortfolioGenerator.of(portfolio).readFrom(FILE).render();
    }
}
