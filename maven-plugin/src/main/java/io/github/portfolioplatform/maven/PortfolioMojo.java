package io.github.portfolioplatform.maven;

import io.github.portfolioplatform.model.Portfolio;
import io.github.portfolioplatform.problem.InvalidPortfolioException;
import io.github.portfolioplatform.spec.PortfolioSpec;
import java.io.File;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;

/** What all goals that read a portfolio have in common. */
abstract class PortfolioMojo extends AbstractMojo {

    /**
     * The portfolio to read.
     *
     * @since 0.1.0
     */
    @Parameter(property = "portfolio.spec", defaultValue = "portfolio.yaml")
    private File spec;

    /**
     * Skips the goal.
     *
     * @since 0.1.0
     */
    @Parameter(property = "portfolio.skip", defaultValue = "false")
    private boolean skip;

    /** The folder that paths in messages start from. */
    @Parameter(defaultValue = "${basedir}", readonly = true)
    private File basedir;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("Skipped, because portfolio.skip is set.");
            return;
        }
        try {
            run(PortfolioSpec.read(spec.toPath(), shown(spec)));
        } catch (InvalidPortfolioException invalid) {
            // Maven prints the first line behind the name of the goal: the problems start on a line of their own.
            throw new MojoFailureException("\n" + invalid.getMessage());
        } catch (UncheckedIOException broken) {
            throw new MojoExecutionException("Cannot read or write a file: " + broken.getCause(), broken);
        }
    }

    abstract void run(Portfolio portfolio) throws MojoFailureException;

    /** {@return the file as a user of this folder writes it, with slashes on every system} */
    final String shown(File file) {
        Path start = basedir == null ? Path.of("") : basedir.toPath();
        Path path = file.toPath().toAbsolutePath().normalize();
        Path from = start.toAbsolutePath().normalize();
        return (path.startsWith(from) ? from.relativize(path) : path).toString().replace('\\', '/');
    }

    /** Logs each line on its own, so that each has the prefix of its level. */
    final void info(String text) {
        text.lines().forEach(getLog()::info);
    }
}
