package io.github.portfolioplatform.maven;

import java.io.File;
import org.apache.maven.plugins.annotations.Parameter;

/** What the goals have in common that deal with the rendered files. */
abstract class TreeMojo extends SpecMojo {

    /**
     * The folder of the rendered files; each environment has a folder below it.
     *
     * @since 0.1.0
     */
    @Parameter(property = "portfolio.outputDirectory", defaultValue = "k8s")
    File outputDirectory;
}
