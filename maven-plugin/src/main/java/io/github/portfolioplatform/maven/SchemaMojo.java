package io.github.portfolioplatform.maven;

import io.github.portfolioplatform.spec.PortfolioSpec;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Writes the JSON Schema of {@code portfolio.yaml}, for editors that read {@code # yaml-language-server: $schema=…}.
 *
 * @since 0.1.0
 */
@Mojo(name = "schema", requiresProject = false, threadSafe = true)
public final class SchemaMojo extends PortfolioMojo {

    /**
     * The file to write.
     *
     * @since 0.1.0
     */
    @Parameter(property = "portfolio.schemaFile", defaultValue = "portfolio-v1.schema.json")
    private File schemaFile;

    /** Creates the goal. */
    public SchemaMojo() {}

    @Override
    void run() throws IOException {
        Files.writeString(schemaFile.toPath(), PortfolioSpec.jsonSchema());
        info("Schema written to " + shown(schemaFile) + ".");
    }
}
