package io.github.portfolioplatform.maven;

import io.github.portfolioplatform.manifest.Drift;
import io.github.portfolioplatform.manifest.RunReport;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.Portfolio;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Fails if the rendered files are not what the portfolio says: lists changed, edited, missing, stale and foreign files and changes that
 * put data at risk, and writes nothing.
 *
 * @since 0.1.0
 */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY, requiresProject = false, threadSafe = true)
public final class CheckMojo extends TreeMojo {

    /** Creates the goal. */
    public CheckMojo() {}

    @Override
    void run(Portfolio portfolio, List<Environment> picked) throws MojoFailureException {
        Drift drift = folder().compare(rendered(portfolio, picked));
        warnOf(drift.ignored());
        String report = RunReport.of(drift, shown());
        if (!drift.isNone()) {
            throw new MojoFailureException("\n" + report);
        }
        info(report);
    }
}
