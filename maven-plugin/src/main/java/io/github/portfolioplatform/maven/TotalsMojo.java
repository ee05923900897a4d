package io.github.portfolioplatform.maven;

import io.github.portfolioplatform.document.TotalsReport;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.Portfolio;
import java.io.File;
import java.io.IOException;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Shows what the instances claim, by engine, by application and in all, beside the quota.
 *
 * @since 0.1.0
 */
@Mojo(name = "totals", requiresProject = false, threadSafe = true)
public final class TotalsMojo extends SpecMojo {

    /**
     * How to show the totals: {@code text} or {@code json}. JSON goes to standard output without any log prefix, for other programs:
     * {@code mvn -q portfolio:totals -Dportfolio.format=json}; Maven 4 needs {@code --raw-streams} beside it.
     *
     * @since 0.1.0
     */
    @Parameter(property = "portfolio.format", defaultValue = "text")
    private String format;

    /**
     * The file to write the totals to instead of showing them.
     *
     * @since 0.1.0
     */
    @Parameter(property = "portfolio.outputFile")
    private @Nullable File outputFile;

    /** Creates the goal. */
    public TotalsMojo() {}

    @Override
    void run(Portfolio portfolio, List<Environment> picked) throws IOException, MojoFailureException {
        boolean json = isJson();
        TotalsReport report = TotalsReport.of(picked);
        String text = json ? report.json() : report.table();
        if (outputFile != null) {
            write(text + "\n", outputFile);
            info("Totals written to " + shown(outputFile) + ".");
        } else if (json) {
            System.out.println(text);
        } else {
            info(text);
        }
    }

    private boolean isJson() throws MojoFailureException {
        return switch (format) {
            case "json" -> true;
            case "text" -> false;
            default -> throw new MojoFailureException("portfolio.format is '" + format + "'. Write text or json.");
        };
    }
}
