package io.github.portfolioplatform.maven;

import io.github.portfolioplatform.document.CommandReport;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.Portfolio;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Shows what people type who look after the instances: take a copy, put it back, open a shell, see pods and logs. Each command is one line
 * for a POSIX shell with {@code kubectl}; no password is in it.
 *
 * @since 0.1.0
 */
@Mojo(name = "commands", requiresProject = false, threadSafe = true)
public final class CommandsMojo extends SpecMojo {

    /** Creates the goal. */
    public CommandsMojo() {}

    @Override
    void run(Portfolio portfolio, List<Environment> picked) {
        info(CommandReport.of(picked).text());
    }
}
