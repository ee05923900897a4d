package io.github.portfolioplatform.maven;

import io.github.portfolioplatform.document.TotalsReport;
import io.github.portfolioplatform.model.Portfolio;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Shows what the instances claim, by engine, by application and in all, beside the quota.
 *
 * @since 0.1.0
 */
@Mojo(name = "totals", requiresProject = false, threadSafe = true)
public final class TotalsMojo extends PortfolioMojo {

    /**
     * How to show the totals: {@code text}, or {@code json} on standard output without any log prefix, for other programs: {@code mvn -q
     * portfolio:totals -Dportfolio.format=json}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "portfolio.format", defaultValue = "text")
    private String format;

    /** Creates the goal. */
    public TotalsMojo() {}

    @Override
    void run(Portfolio portfolio) throws MojoFailureException {
        TotalsReport report = TotalsReport.of(portfolio);
        switch (format) {
            case "text" -> info(report.table());
            case "json" -> System.out.println(report.json());
            default -> throw new MojoFailureException("portfolio.format is '" + format + "'. Write text or json.");
        }
    }
}
