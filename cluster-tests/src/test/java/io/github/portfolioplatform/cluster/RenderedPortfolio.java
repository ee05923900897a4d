package io.github.portfolioplatform.cluster;

import io.github.portfolioplatform.PortfolioGenerator;
import io.github.portfolioplatform.PortfolioSource;
import io.github.portfolioplatform.model.Allocation;
import io.github.portfolioplatform.model.Cpu;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.Memory;
import io.github.portfolioplatform.model.Portfolio;
import io.github.portfolioplatform.model.Resources;
import io.github.portfolioplatform.model.Storage;
import io.github.portfolioplatform.spec.PortfolioSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** The environment of the portfolio that a folder is rendered from. */
final class RenderedPortfolio {

    private final Portfolio portfolio;
    private final RenderedFolder folder;

    private RenderedPortfolio(Portfolio portfolio, RenderedFolder folder) {
        this.portfolio = portfolio;
        this.folder = folder;
    }

    static RenderedPortfolio of(RenderedFolder folder) {
        return new RenderedPortfolio(portfolio(folder.project()), folder);
    }

    /** {@return the environment that the folder is rendered from} */
    Environment environment() {
        return portfolio.environment(folder.path().getFileName().toString());
    }

    /**
     * {@return what all its instances claim, and what containers claim that decorators of the project have added} The totals know the
     * portfolio alone, as the README tells.
     */
    Allocation totals() {
        String name = folder.path().getFileName().toString();
        Set<String> own = new HashSet<>();
        PortfolioGenerator.of(portfolio).render().texts().forEach((path, text) -> {
            if (path.text().startsWith(name + "/") && path.text().endsWith("/statefulset.yaml")) {
                own.addAll(containers(Resource.parse(text)).keySet());
            }
        });
        Allocation sum = portfolio.environment(name).totals().all().allocation();
        for (Resource set : folder.all("StatefulSet")) {
            Map<String, Resource> added = containers(set);
            added.keySet().removeAll(own);
            for (Resource container : added.values()) {
                sum = sum.plus(
                        new Allocation(Storage.ZERO, claimed(container, "requests"), claimed(container, "limits")));
            }
        }
        return sum;
    }

    private static Map<String, Resource> containers(Resource set) {
        Map<String, Resource> containers = new TreeMap<>();
        set.all("spec", "template", "spec", "containers")
                .forEach(container -> containers.put(set.name() + "/" + container.at("name"), container));
        return containers;
    }

    private static Resources claimed(Resource container, String kind) {
        return new Resources(Memory.parse((String) container.at("resources", kind, "memory")), Cpu.parse((String)
                container.at("resources", kind, "cpu")));
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
