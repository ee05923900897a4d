package io.github.portfolioplatform.cluster;

import io.github.portfolioplatform.PortfolioSource;
import io.github.portfolioplatform.model.Allocation;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.Portfolio;
import io.github.portfolioplatform.spec.PortfolioSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** The environment of the portfolio that a folder is rendered from. */
final class RenderedPortfolio {

    private final Environment environment;

    private RenderedPortfolio(Environment environment) {
        this.environment = environment;
    }

    static RenderedPortfolio of(RenderedFolder folder) {
        Portfolio portfolio = portfolio(folder.project());
        return new RenderedPortfolio(
                portfolio.environment(folder.path().getFileName().toString()));
    }

    /** {@return what all its instances claim} */
    Allocation totals() {
        return environment.totals().all().allocation();
    }

    private static Portfolio portfolio(Path project) {
        Path spec = project.resolve("portfolio.yaml");
        return Files.exists(spec) ? PortfolioSpec.read(spec) : described(project.resolve("src/main/java"));
    }

    /** The portfolio of a class, which is compiled as its project would. */
    private static Portfolio described(Path sources) {
        try (Stream<Path> files = Files.walk(sources)) {
            Path source = files.filter(file -> read(file).contains("implements PortfolioSource"))
                    .findFirst()
                    .orElseThrow();
            Path classes = Files.createTempDirectory("portfolio");
            List<String> arguments = List.of(
                    "-proc:none",
                    "-d",
                    classes.toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    source.toString());
            int code = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
            if (code != 0) {
                throw new AssertionError(source + " does not compile");
            }
            String name =
                    sources.relativize(source).toString().replace(".java", "").replace('/', '.');
            try (URLClassLoader loader =
                    new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
                return ((PortfolioSource)
                                loader.loadClass(name).getConstructor().newInstance())
                        .portfolio();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (ReflectiveOperationException wrong) {
            throw new AssertionError(wrong);
        }
    }

    private static String read(Path file) {
        try {
            return file.toString().endsWith(".java") ? Files.readString(file) : "";
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
