package io.github.portfolioplatform.maven;

import io.github.portfolioplatform.document.TotalsReport;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.Portfolio;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Reads the portfolio, reports everything that is wrong with it, and writes nothing.
 *
 * @since 0.1.0
 */
@Mojo(name = "validate", requiresProject = false, threadSafe = true)
public final class ValidateMojo extends SpecMojo {

    /** Creates the goal. */
    public ValidateMojo() {}

    @Override
    void run(Portfolio portfolio, List<Environment> picked) {
        info(portfolio.name() + " is valid.");
        info(TotalsReport.of(picked).summary());
    }
}
