package io.github.portfolioplatform.maven;

import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.Portfolio;
import io.github.portfolioplatform.problem.Advice.Form;
import io.github.portfolioplatform.problem.InvalidValueException;
import io.github.portfolioplatform.spec.PortfolioSpec;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.jspecify.annotations.Nullable;

/** What the goals have in common that read a portfolio. */
abstract class SpecMojo extends PortfolioMojo {

    /**
     * The portfolio to read; {@code portfolio.yaml} unless a class describes it.
     *
     * @since 0.1.0
     */
    @Parameter(property = "portfolio.spec")
    private @Nullable File spec;

    @Parameter(defaultValue = "portfolio.yaml", readonly = true)
    private File defaultSpec;

    /**
     * The class that describes the portfolio instead of a spec: the full name of a {@code PortfolioSource} of the project or of one of its
     * dependencies, {@code com.example.Databases}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "portfolio.class")
    private @Nullable String portfolio;

    /**
     * The environments to deal with, separated by commas; all of them if none is named.
     *
     * @since 0.1.0
     */
    @Parameter(property = "portfolio.environment")
    private List<String> environments = List.of();

    @Parameter(defaultValue = "${mojoExecution}", readonly = true)
    private MojoExecution execution;

    @Inject
    private ProjectDependenciesResolver resolver;

    @Override
    void run() throws IOException, MojoFailureException {
        Portfolio read = portfolio == null ? PortfolioSpec.read(spec().toPath(), shown(spec())) : read(portfolio);
        run(read, picked(read));
    }

    private List<Environment> picked(Portfolio portfolio) throws MojoFailureException {
        try {
            return portfolio.environments(environments);
        } catch (InvalidValueException unknown) {
            throw new MojoFailureException("portfolio.environment: " + unknown.getMessage());
        }
    }

    private Portfolio read(String className) throws IOException, MojoFailureException {
        if (spec != null) {
            throw new MojoFailureException("Both the class " + className + " and the spec " + shown(spec)
                    + " describe the portfolio. Set portfolio or spec, not both.");
        }
        ProjectClassPath path = ProjectClassPath.of(session(), resolver);
        UnusedDecorations.warnings(path.urls(), SpecMojo.class.getClassLoader()).forEach(getLog()::warn);
        return PortfolioClass.of(className, execution).portfolio(path);
    }

    /** Does the work of the goal for these environments of the portfolio. */
    abstract void run(Portfolio portfolio, List<Environment> picked) throws IOException, MojoFailureException;

    /** {@return the class that describes the portfolio, empty if a spec does} */
    final Optional<String> portfolioClass() {
        return Optional.ofNullable(portfolio);
    }

    /** {@return how the portfolio is written} */
    final Form form() {
        return portfolio == null ? Form.SPEC : Form.JAVA;
    }

    /** {@return the file of the spec} */
    final File spec() {
        return spec == null ? defaultSpec : spec;
    }

    /** {@return the name of the spec without its folder, as rendered files call it} */
    final String specName() {
        return spec().getName();
    }

    /** {@return what decides on the result beside the spec} */
    final List<String> settings() {
        return List.of(specName(), String.join(",", environments));
    }
}
