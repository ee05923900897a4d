package io.github.portfolioplatform.benchmark;

import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugins.annotations.Mojo;

/** Does nothing: what a build costs that starts a goal. */
@Mojo(name = "empty", requiresProject = false, threadSafe = true)
public final class EmptyMojo extends AbstractMojo {

    /** Creates the goal. */
    public EmptyMojo() {}

    @Override
    public void execute() {}
}
