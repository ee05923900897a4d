package io.github.portfolioplatform.maven;

import io.github.portfolioplatform.document.TotalsReport;
import io.github.portfolioplatform.manifest.ManifestFolder;
import io.github.portfolioplatform.manifest.RunReport;
import io.github.portfolioplatform.manifest.WrittenFiles;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.Portfolio;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Renders the portfolio: writes what is new or changed, leaves the rest untouched, and removes files of earlier runs that are no longer
 * rendered. Files that it did not write are never touched, and files that somebody edited since are not either unless asked.
 *
 * @since 0.1.0
 */
@Mojo(name = "generate", requiresProject = false, threadSafe = true)
public final class GenerateMojo extends TreeMojo {

    /**
     * Writes over files that somebody edited, too, instead of refusing to.
     *
     * @since 0.1.0
     */
    @Parameter(property = "portfolio.overwrite", defaultValue = "false")
    private boolean overwrite;

    /** Creates the goal. */
    public GenerateMojo() {}

    @Override
    void run(Portfolio portfolio, List<Environment> picked) {
        ManifestFolder folder = overwrite ? folder().overwritingEdits() : folder();
        WrittenFiles files = folder.write(rendered(portfolio, picked));
        info(RunReport.of(files, shown()));
        warnOf(files.ignored());
        info(TotalsReport.of(picked).summary());
    }
}
