package io.github.portfolioplatform.maven;

import io.github.portfolioplatform.document.TotalsReport;
import io.github.portfolioplatform.manifest.LastRun;
import io.github.portfolioplatform.manifest.ManifestFolder;
import io.github.portfolioplatform.manifest.RunReport;
import io.github.portfolioplatform.manifest.WrittenFiles;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.Portfolio;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Renders the portfolio: writes what is new or changed, leaves the rest untouched, and removes files of earlier runs that are no longer
 * rendered. Files that it did not write are never touched, and files that somebody edited since are not either unless asked.
 *
 * @since 0.1.0
 */
@Mojo(name = "generate", defaultPhase = LifecyclePhase.PROCESS_CLASSES, requiresProject = false, threadSafe = true)
public final class GenerateMojo extends TreeMojo {

    /**
     * Writes over files that somebody edited, too, instead of refusing to.
     *
     * @since 0.1.0
     */
    @Parameter(property = "portfolio.overwrite", defaultValue = "false")
    private boolean overwrite;

    @Parameter(defaultValue = "${project.build.directory}", readonly = true)
    private @Nullable File buildDirectory;

    @Parameter(defaultValue = "${project.file}", readonly = true)
    private @Nullable File pom;

    @Parameter(defaultValue = "${plugin}", readonly = true)
    private PluginDescriptor plugin;

    private LastRun last = LastRun.unknown();

    /** Creates the goal. */
    public GenerateMojo() {}

    @Override
    void run() throws IOException, MojoFailureException {
        // Before anything is read, so that what changes meanwhile is seen by the next run. What a class reads is
        // unknown.
        if (pom != null && buildDirectory != null && portfolioClass().isEmpty()) {
            last = LastRun.of(buildDirectory.toPath().resolve("portfolio/last-run.txt"), settings(), inputs());
        }
        super.run();
    }

    @Override
    void run(Portfolio portfolio, List<Environment> picked) {
        ManifestFolder folder = overwrite ? folder().overwritingEdits() : folder();
        WrittenFiles files = folder.write(() -> rendered(portfolio, picked), last);
        info(RunReport.of(files, shown()));
        warnOf(files.ignored());
        warnOfImages(picked);
        info(TotalsReport.of(picked).summary());
    }

    /** The spec, and the jars that render it. */
    private List<Path> inputs() {
        Stream<File> jars = plugin.getArtifacts().stream().map(Artifact::getFile);
        return Stream.concat(Stream.of(spec()), jars).map(File::toPath).toList();
    }
}
