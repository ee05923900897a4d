package io.github.portfolioplatform.maven;

import io.github.portfolioplatform.PortfolioGenerator;
import io.github.portfolioplatform.decoration.Decorations;
import io.github.portfolioplatform.document.PinReport;
import io.github.portfolioplatform.manifest.IgnoredFile;
import io.github.portfolioplatform.manifest.ManifestFolder;
import io.github.portfolioplatform.manifest.ManifestTree;
import io.github.portfolioplatform.manifest.RunReport;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.Portfolio;
import io.github.portfolioplatform.problem.Caller;
import java.io.File;
import java.util.List;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What the goals have in common that deal with the rendered files. */
abstract class TreeMojo extends SpecMojo {

    /**
     * The folder of the rendered files; each environment has a folder below it.
     *
     * @since 0.1.0
     */
    @Parameter(property = "portfolio.outputDirectory", defaultValue = "k8s")
    private File outputDirectory;

    /**
     * The git revision that the rendering is compared with, in order to refuse changes that put data at risk: {@code origin/main}. Without
     * it that is {@code HEAD}, or the files in the folder if nothing is committed.
     *
     * @since 0.1.0
     */
    @Parameter(property = "portfolio.base")
    private @Nullable String base;

    final ManifestFolder folder() {
        ManifestFolder folder = ManifestFolder.at(outputDirectory.toPath(), shown());
        return base == null ? folder : folder.base(base);
    }

    /** {@return the rendered files, of the environments that were picked if any was} */
    final ManifestTree rendered(Portfolio portfolio, List<Environment> picked) {
        // Users put their decorators on the class path of the plugin, as its dependencies.
        Decorations decorations = Decorations.found(TreeMojo.class.getClassLoader());
        PortfolioGenerator generator = PortfolioGenerator.of(portfolio).decoratedBy(decorations);
        ManifestTree tree = portfolioClass()
                .map(generator::describedBy)
                .orElseGet(() -> generator.readFrom(specName()))
                .calledBy(Caller.MAVEN)
                .render();
        return picked.size() == portfolio.environments().size()
                ? tree
                : tree.only(picked.stream().map(Environment::name).toList());
    }

    /** {@return the folder as messages call it} */
    final String shown() {
        String path = shown(outputDirectory);
        return path.isEmpty() ? "." : path;
    }

    /** Warns of images of production that may be others tomorrow. */
    final void warnOfImages(List<Environment> picked) {
        PinReport.of(picked).lines().forEach(getLog()::warn);
    }

    /** Warns of files that are rendered in vain. */
    final void warnOf(List<IgnoredFile> ignored) {
        RunReport.of(ignored, shown()).lines().forEach(getLog()::warn);
    }
}
