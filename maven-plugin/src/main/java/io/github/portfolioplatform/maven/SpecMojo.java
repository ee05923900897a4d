package io.github.portfolioplatform.maven;

import io.github.portfolioplatform.model.Portfolio;
import io.github.portfolioplatform.spec.PortfolioSpec;
import java.io.File;
import java.io.IOException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;

/** What the goals have in common that read a portfolio. */
abstract class SpecMojo extends PortfolioMojo {

    /**
     * The portfolio to read.
     *
     * @since 0.1.0
     */
    @Parameter(property = "portfolio.spec", defaultValue = "portfolio.yaml")
    private File spec;

    @Override
    final void run() throws IOException, MojoFailureException {
        run(PortfolioSpec.read(spec.toPath(), shown(spec)));
    }

    abstract void run(Portfolio portfolio) throws IOException, MojoFailureException;
}
