package io.github.portfolioplatform.maven;

import io.github.portfolioplatform.document.ConnectionReport;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.Portfolio;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Shows the connection string of each instance.
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

    /** Creates the goal. */
    public ConnectionsMojo() {}

    @Override
    void run(Portfolio portfolio, List<Environment> picked) {
        ConnectionReport report = ConnectionReport.of(picked);
        info(showPasswords ? report.revealed() : report.masked());
    }
}
