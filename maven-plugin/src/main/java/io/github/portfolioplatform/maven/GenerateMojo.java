package io.github.portfolioplatform.maven;

import io.github.portfolioplatform.PortfolioGenerator;
import io.github.portfolioplatform.document.TotalsReport;
import io.github.portfolioplatform.manifest.RunReport;
import io.github.portfolioplatform.manifest.WrittenFiles;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.Portfolio;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Renders the portfolio: writes what is new or changed, leaves the rest untouched, and removes files of earlier runs that are no longer
 * rendered. Files that it did not write are never touched.
 *
 * @since 0.1.0
 */
@Mojo(name = "generate", requiresProject = false, threadSafe = true)
public final class GenerateMojo extends TreeMojo {

    /** Creates the goal. */
    public GenerateMojo() {}

    @Override
    void run(Portfolio portfolio, List<Environment> picked) {
        WrittenFiles files =
                PortfolioGenerator.renderFrom(specName(), portfolio).writeTo(outputDirectory.toPath());
        info(RunReport.of(files, shown(outputDirectory)));
        info(TotalsReport.of(picked).summary());
    }
}
