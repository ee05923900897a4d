package io.github.portfolioplatform.maven;

import io.github.portfolioplatform.spec.PortfolioSpec;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Writes the JSON Schema of {@code portfolio.yaml}, for editors that read {@code # yaml-language-server: $schema=…}.
 *
 * @since 0.1.0
 */
@Mojo(name = "schema", requiresProject = false, threadSafe = true)
public final class SchemaMojo extends AbstractMojo {

    /**
     * The file to write.
     *
     * @since 0.1.0
     */
    @Parameter(property = "portfolio.schemaFile", defaultValue = "portfolio-v1.schema.json")
    private File schemaFile;

    /**
     * Skips the goal.
     *
     * @since 0.1.0
     */
    @Parameter(property = "portfolio.skip", defaultValue = "false")
    private boolean skip;

    /** Creates the goal. */
    public SchemaMojo() {}

    @Override
    public void execute() throws MojoExecutionException {
        if (skip) {
            getLog().info("Skipped, because portfolio.skip is set.");
            return;
        }
        try {
            Files.writeString(schemaFile.toPath(), PortfolioSpec.jsonSchema());
            getLog().info("Schema written to " + schemaFile + ".");
        } catch (IOException failed) {
            throw new MojoExecutionException("Cannot write " + schemaFile + ": " + failed, failed);
        }
    }
}
