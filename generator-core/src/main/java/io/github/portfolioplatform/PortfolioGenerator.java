package io.github.portfolioplatform;

import io.github.portfolioplatform.change.Accepted;
import io.github.portfolioplatform.manifest.ManifestPath;
import io.github.portfolioplatform.manifest.ManifestTree;
import io.github.portfolioplatform.model.Portfolio;
import io.github.portfolioplatform.problem.PortfolioException;
import io.github.portfolioplatform.render.RenderedResource;
import io.github.portfolioplatform.render.Rendering;
import io.github.portfolioplatform.yaml.CanonicalYaml;
import java.util.SortedMap;
import java.util.TreeMap;

/** Renders a portfolio to files: the same portfolio to the same bytes, everywhere. */
public final class PortfolioGenerator {

    private PortfolioGenerator() {}

    /**
     * {@return the files of the portfolio, {@code <environment>/<instance>/<role>.yaml} each}
     *
     * <pre>{@code
     * ManifestTree tree = PortfolioGenerator.render(PortfolioSpec.read(Path.of("portfolio.yaml")));
     * ManifestFolder.at(Path.of("k8s")).write(tree);
     * }</pre>
     *
     * @throws PortfolioException if a reference among the rendered resources does not hold
     */
    public static ManifestTree render(Portfolio portfolio) {
        CanonicalYaml yaml = new CanonicalYaml();
        String environment = portfolio.environment().name();
        SortedMap<ManifestPath, String> files = new TreeMap<>();
        for (RenderedResource rendered : Rendering.render(portfolio)) {
            ManifestPath path = ManifestPath.of(environment, rendered.instance(), rendered.role());
            files.put(path, yaml.write(rendered.resource()));
        }
        return ManifestTree.of(portfolio.name(), files, Accepted.NOTHING);
    }
}
