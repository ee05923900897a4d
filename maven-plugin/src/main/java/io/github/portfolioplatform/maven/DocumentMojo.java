package io.github.portfolioplatform.maven;

import io.github.portfolioplatform.document.EnvironmentDocument;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.Portfolio;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Shows the document of each environment, which {@code generate} writes beside its manifests, or writes that of one environment to a file.
 *
 * @since 0.1.0
 */
@Mojo(name = "document", requiresProject = false, threadSafe = true)
public final class DocumentMojo extends SpecMojo {

    /**
     * Shows the passwords instead of asterisks, as far as the portfolio knows them: those of development.
     *
     * @since 0.1.0
     */
    @Parameter(property = "portfolio.showPasswords", defaultValue = "false")
    private boolean showPasswords;

    /**
     * The file to write the document of the one environment to instead of showing it.
     *
     * @since 0.1.0
     */
    @Parameter(property = "portfolio.outputFile")
    private @Nullable File outputFile;

    /** Creates the goal. */
    public DocumentMojo() {}

    @Override
    void run(Portfolio portfolio, List<Environment> picked) throws IOException, MojoFailureException {
        if (outputFile == null) {
            picked.forEach(environment -> info(text(environment)));
            return;
        }
        if (picked.size() > 1) {
            throw new MojoFailureException("portfolio.outputFile takes the document of one environment. Say of which: "
                    + picked.stream()
                            .map(environment -> "-Dportfolio.environment=" + environment.name())
                            .collect(Collectors.joining(" or "))
                    + ".");
        }
        write(text(picked.get(0)), outputFile);
        info("Document of " + picked.get(0).name() + " written to " + shown(outputFile) + ".");
    }

    private String text(Environment environment) {
        EnvironmentDocument document = EnvironmentDocument.of(environment);
        return showPasswords ? document.revealed() : document.masked();
    }
}
