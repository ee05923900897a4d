package io.github.portfolioplatform.maven;

import io.github.portfolioplatform.document.ConnectionReport;
import io.github.portfolioplatform.document.ProvisionCommands;
import io.github.portfolioplatform.engine.Dialect;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.Portfolio;
import io.github.portfolioplatform.problem.InvalidValueException;
import java.io.File;
import java.io.IOException;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Shows how applications connect to each instance.
 *
 * @since 0.1.0
 */
@Mojo(name = "connections", requiresProject = false, threadSafe = true)
public final class ConnectionsMojo extends SpecMojo {

    /**
     * Shows the passwords instead of asterisks.
     *
     * @since 0.1.0
     */
    @Parameter(property = "portfolio.showPasswords", defaultValue = "false")
    private boolean showPasswords;

    /**
     * What to show: {@code uri}, {@code node}, {@code spring-boot-3}, {@code spring-boot-4}, {@code variables} or {@code service-binding}; of PostgreSQL also
     * {@code libpq}, {@code libpq-environment}, {@code jdbc}, {@code r2dbc} and {@code sqlalchemy}; of MongoDB {@code mongodb-srv}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "portfolio.dialect", defaultValue = "uri")
    private String dialect;

    /**
     * Shows commands instead that provide what the environments need: {@code vault} and {@code aws} fill the entries of the store and create the
     * Secrets, {@code kubectl} creates the Secrets only. They generate passwords when they run; none is shown. They go to standard output without
     * any log prefix, for a shell.
     *
     * @since 0.1.0
     */
    @Parameter(property = "portfolio.fill")
    private @Nullable String fill;

    /**
     * The file to write the connections or commands to instead of showing them.
     *
     * @since 0.1.0
     */
    @Parameter(property = "portfolio.outputFile")
    private @Nullable File outputFile;

    /** Creates the goal. */
    public ConnectionsMojo() {}

    @Override
    void run(Portfolio portfolio, List<Environment> picked) throws IOException, MojoFailureException {
        String text = fill == null ? connections(picked) : ProvisionCommands.text(picked, store(fill));
        if (outputFile != null) {
            write(text + "\n", outputFile);
            info((fill == null ? "Connections" : "Commands") + " written to " + shown(outputFile) + ".");
        } else if (fill != null) {
            System.out.println(text);
        } else {
            info(text);
        }
    }

    private String connections(List<Environment> picked) throws MojoFailureException {
        ConnectionReport report = ConnectionReport.of(picked).in(dialect());
        return showPasswords ? report.revealed() : report.masked();
    }

    private ProvisionCommands.Store store(String named) throws MojoFailureException {
        try {
            return ProvisionCommands.Store.of(named);
        } catch (InvalidValueException unknown) {
            throw new MojoFailureException("portfolio.fill: " + unknown.getMessage());
        }
    }

    private Dialect dialect() throws MojoFailureException {
        try {
            return Dialect.of(dialect);
        } catch (InvalidValueException unknown) {
            throw new MojoFailureException("portfolio.dialect: " + unknown.getMessage());
        }
    }
}
