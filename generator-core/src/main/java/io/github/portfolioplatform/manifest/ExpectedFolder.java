package io.github.portfolioplatform.manifest;

import static java.util.Objects.requireNonNull;

import io.github.portfolioplatform.problem.PortfolioException;
import io.github.portfolioplatform.problem.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A folder of files that a test expects. It is kept as a {@link ManifestFolder} is, but no cluster runs what it holds: a tree is compared
 * with what lies on disk, whatever was committed, and replacing it puts no data at risk. No other program is started.
 */
public final class ExpectedFolder {

    private final Path folder;
    private final String shown;

    private ExpectedFolder(Path folder, String shown) {
        this.folder = folder;
        this.shown = shown;
    }

    /**
     * {@return a folder, which need not exist}
     *
     * @param shown how messages call it: {@code src/test/golden}
     */
    public static ExpectedFolder at(Path folder, String shown) {
        requireNonNull(folder, "folder");
        requireNonNull(shown, "shown");
        return new ExpectedFolder(folder, shown);
    }

    /**
     * Compares a tree with the folder, and writes nothing.
     *
     * @throws PortfolioException if the inventory of the folder cannot be trusted or is not for this portfolio
     * @throws UncheckedIOException if the folder cannot be read
     */
    public Drift compare(ManifestTree tree) {
        requireNonNull(tree, "tree");
        try {
            OutputFolder output = open(tree);
            return new Drift(output.states(), output.same(), output.changesSince(output.disk()), List.of(), List.of());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * Makes the folder hold a tree, whatever it held of ours. What no run wrote stays.
     *
     * @throws PortfolioException if the inventory of the folder cannot be trusted or is not for this portfolio, or a file that is not
     *     ours is in the way; then nothing is written
     * @throws UncheckedIOException if the folder cannot be read or written
     */
    public void replace(ManifestTree tree) {
        requireNonNull(tree, "tree");
        try {
            OutputFolder output = open(tree);
            Problems problems = new Problems();
            problems.addAll(output.obstacles(true));
            problems.refuseIfAny();
            if (!output.isAsRendered()) {
                output.write(false);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private OutputFolder open(ManifestTree tree) throws IOException {
        return OutputFolder.open(FolderFiles.in(folder, shown), tree, Traces.OF_EVERYTHING);
    }
}
