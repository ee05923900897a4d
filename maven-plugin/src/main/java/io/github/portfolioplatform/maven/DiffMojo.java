package io.github.portfolioplatform.maven;

import io.github.portfolioplatform.change.ChangeReport;
import io.github.portfolioplatform.manifest.Drift;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.Portfolio;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Shows what the rendering changes since it was last committed, resource by resource and field by field, and what that means in the
 * cluster: which pods restart, what must be recreated, whose data is at risk. Writes nothing, and never fails because of a change.
 *
 * @since 0.1.0
 */
@Mojo(name = "diff", requiresProject = false, threadSafe = true)
public final class DiffMojo extends TreeMojo {

    /** Creates the goal. */
    public DiffMojo() {}

    @Override
    void run(Portfolio portfolio, List<Environment> picked) {
        Drift drift = folder().compare(rendered(portfolio, picked));
        info(ChangeReport.of(drift.changes()));
        drift.hints().forEach(this::info);
        drift.refusals().forEach(refusal -> getLog().warn(refusal.toString()));
    }
}
