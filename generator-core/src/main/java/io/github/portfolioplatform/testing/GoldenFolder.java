package io.github.portfolioplatform.testing;

import static java.util.Objects.requireNonNull;

import io.github.portfolioplatform.manifest.Drift;
import io.github.portfolioplatform.manifest.Drift.State;
import io.github.portfolioplatform.manifest.ExpectedFolder;
import io.github.portfolioplatform.manifest.ManifestTree;
import io.github.portfolioplatform.problem.PortfolioException;
import java.io.File;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * The files that a test expects a portfolio to render to, byte by byte.
 *
 * <pre>{@code
 * Portfolio portfolio = PortfolioSpec.read(Path.of("portfolio.yaml"));
 * ManifestTree tree = PortfolioGenerator.of(portfolio).readFrom("portfolio.yaml").render();
 * GoldenFolder.at(Path.of("src/test/golden")).assertHolds(tree);
 * }</pre>
 *
 * <p>With the system property {@code portfolio.golden.update} the folder is rewritten, and then the test fails, so that a green run never
 * changes anything: who sees the failure reviews the files and commits them. Where the environment variable {@code CI} is set, nothing is
 * rewritten. Maven hands the property to the tests as it is; in Gradle, say {@code systemProperty} for the test task.
 *
 * <p>The folder has an inventory and a {@code .gitattributes} as every rendered one. Commit both: the second keeps git from giving the files
 * the line ends of Windows.
 *
 * <p>An update asks nobody whether a change puts data at risk. The folder that a cluster is given is kept by {@link
 * io.github.portfolioplatform.manifest.ManifestFolder} instead.
 */
public final class GoldenFolder {

    /** The system property with which {@link #assertHolds} rewrites the folder: {@value}. */
    public static final String UPDATE_PROPERTY = "portfolio.golden.update";

    private final Path folder;
    private final UpdateSwitch update;

    GoldenFolder(Path folder, UpdateSwitch update) {
        this.folder = folder;
        this.update = update;
    }

    /** {@return the expected files in that folder, which does not exist before the first update; messages call it by its path} */
    public static GoldenFolder at(Path folder) {
        requireNonNull(folder, "folder");
        return new GoldenFolder(folder, UpdateSwitch.current());
    }

    /**
     * Demands that the folder holds these files and none besides in their folders.
     *
     * @throws AssertionError if it does not, or had to be rewritten; the message shows what differs, with secrets masked
     * @throws UncheckedIOException if the folder cannot be read or written
     */
    public void assertHolds(ManifestTree rendered) {
        requireNonNull(rendered, "rendered");
        if (update.isOn() && update.isInCi()) {
            throw new AssertionError("Nothing is rewritten where the environment variable CI is set: leave out "
                    + UpdateSwitch.OPTION + ", and update " + shown() + " where somebody reviews it.");
        }
        try {
            // Tests that run side by side may share a folder.
            synchronized (GoldenFolder.class) {
                compare(rendered);
            }
        } catch (PortfolioException impossible) {
            throw new AssertionError(impossible.getMessage(), impossible);
        }
    }

    private void compare(ManifestTree rendered) {
        ExpectedFolder expected = ExpectedFolder.at(folder, shown());
        Drift drift = expected.compare(rendered);
        if (!drift.states().isEmpty()) {
            fail(rendered, drift, expected);
        }
    }

    private void fail(ManifestTree rendered, Drift drift, ExpectedFolder expected) {
        // Before it is rewritten, or there would be nothing to show.
        String difference = Difference.of(folder, rendered, drift);
        if (update.isOn()) {
            expected.replace(rendered);
            throw new AssertionError(shown() + " was rewritten; this is what differed.\n" + difference
                    + "\nReview it, commit it, and run without " + UpdateSwitch.OPTION + ".");
        }
        // An update does not write over foreign files, so it is no remedy where there is nothing else.
        boolean isUpdatable = drift.states().values().stream().anyMatch(state -> state != State.FOREIGN);
        throw new AssertionError(shown() + " is not what is rendered.\n" + difference
                + (isUpdatable ? "\nIf that is right, run the test once with " + UpdateSwitch.OPTION + "." : ""));
    }

    private String shown() {
        return folder.toString().replace(File.separatorChar, '/');
    }
}
