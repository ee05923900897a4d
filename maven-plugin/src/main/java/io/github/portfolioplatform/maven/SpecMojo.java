package io.github.portfolioplatform.maven;

import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.Portfolio;
import io.github.portfolioplatform.problem.InvalidValueException;
import io.github.portfolioplatform.spec.PortfolioSpec;
import java.io.File;
import java.io.IOException;
import java.util.List;
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

    /**
     * The environments to deal with, separated by commas; all of them if none is named.
     *
     * @since 0.1.0
     */
    @Parameter(property = "portfolio.environment")
    private List<String> environments = List.of();

    @Override
    void run() throws IOException, MojoFailureException {
        Portfolio portfolio = PortfolioSpec.read(spec.toPath(), shown(spec));
        try {
            run(portfolio, portfolio.environments(environments));
        } catch (InvalidValueException unknown) {
            throw new MojoFailureException("portfolio.environment: " + unknown.getMessage());
        }
    }

    /** Does the work of the goal for these environments of the portfolio. */
    abstract void run(Portfolio portfolio, List<Environment> picked) throws IOException, MojoFailureException;

    /** {@return the name of the spec without its folder, as rendered files call it} */
    final String specName() {
        return spec.getName();
    }

    /** {@return the file of the spec} */
    final File spec() {
        return spec;
    }

    /** {@return what decides on the result beside the spec} */
    final List<String> settings() {
        return List.of(specName(), String.join(",", environments));
    }
}
