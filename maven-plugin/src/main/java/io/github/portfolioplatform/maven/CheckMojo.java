package io.github.portfolioplatform.maven;

import io.github.portfolioplatform.document.CheckReport;
import io.github.portfolioplatform.manifest.Drift;
import io.github.portfolioplatform.manifest.ManifestTree;
import io.github.portfolioplatform.manifest.RunReport;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.Portfolio;
import io.github.portfolioplatform.problem.Advice;
import io.github.portfolioplatform.problem.Caller;
import io.github.portfolioplatform.problem.PortfolioException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Fails if the rendered files are not what the portfolio says: lists changed, edited, missing, stale and foreign files and changes that
 * put data at risk, and writes nothing but the reports that it is asked for.
 *
 * <p>Maven ends with the same exit code whenever a goal fails. Whether files differ or nothing could be compared is in the reports: the
 * tests of JUnit fail in the first case and are errors in the second, as when the portfolio has problems.
 *
 * @since 0.1.0
 */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY, requiresProject = false, threadSafe = true)
public final class CheckMojo extends TreeMojo {

    /**
     * The file to write a JUnit report to, with a test for each instance of each environment: {@code target/portfolio-check.xml}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "portfolio.junitFile")
    private @Nullable File junitFile;

    /**
     * The file to write a comment on a pull request to, in the Markdown of GitHub and GitLab: {@code target/portfolio-check.md}. Its first
     * line is the same in every run, so that a bot finds the comment that it wrote before.
     *
     * @since 0.1.0
     */
    @Parameter(property = "portfolio.markdownFile")
    private @Nullable File markdownFile;

    /** Creates the goal. */
    public CheckMojo() {}

    @Override
    void run() throws IOException, MojoFailureException {
        // What an earlier run said must not stand if this one says nothing.
        for (File report : reportFiles()) {
            Files.deleteIfExists(report.toPath());
        }
        try {
            super.run();
        } catch (PortfolioException impossible) {
            write(CheckReport.of(impossible, new Advice(Caller.MAVEN, form())));
            throw impossible;
        }
    }

    @Override
    void run(Portfolio portfolio, List<Environment> picked) throws IOException, MojoFailureException {
        ManifestTree tree = rendered(portfolio, picked);
        Drift drift = folder().compare(tree);
        warnOf(drift.ignored());
        warnOfImages(picked);
        if (!reportFiles().isEmpty()) {
            write(CheckReport.of(tree, drift));
        }
        String report = RunReport.of(drift);
        if (!drift.isNone()) {
            throw new MojoFailureException("\n" + report);
        }
        info(report);
    }

    private List<File> reportFiles() {
        return Stream.of(junitFile, markdownFile).filter(Objects::nonNull).toList();
    }

    private void write(CheckReport report) throws IOException {
        if (junitFile != null) {
            write(report.junit(), junitFile);
        }
        if (markdownFile != null) {
            write(report.markdown(), markdownFile);
        }
    }
}
