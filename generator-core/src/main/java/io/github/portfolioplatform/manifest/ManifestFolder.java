package io.github.portfolioplatform.manifest;

import static java.util.Objects.requireNonNull;

import io.github.portfolioplatform.change.Baseline;
import io.github.portfolioplatform.change.ChangeSet;
import io.github.portfolioplatform.manifest.Revision.Before;
import io.github.portfolioplatform.problem.CheckReturnValue;
import io.github.portfolioplatform.problem.PortfolioException;
import io.github.portfolioplatform.problem.Problems;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The folder that rendered files are written to and compared with.
 *
 * <p>An inventory in the folder records which files are ours and what we wrote. Files of earlier runs that are no longer rendered are
 * removed; files that somebody edited since are not written over unless asked; files that no run wrote, and whatever SOPS encrypted,
 * are never touched. A run that is refused, or fails before all new contents lie beside the old ones, leaves everything as it was; one
 * that is killed leaves what the next run completes.
 *
 * <pre>{@code
 * Portfolio portfolio = PortfolioSpec.read(Path.of("portfolio.yaml"));
 * ManifestFolder folder = ManifestFolder.at(Path.of("k8s"));
 * WrittenFiles files = folder.write(PortfolioGenerator.of(portfolio).readFrom("portfolio.yaml").render());
 * }</pre>
 */
public final class ManifestFolder {

    /** A minute of questions. */
    private static final int PATIENCE = 1200;

    private final Path folder;
    private final String shown;
    private final Revision base;
    private final boolean overwritesEdits;

    private ManifestFolder(Path folder, String shown, Revision base, boolean overwritesEdits) {
        this.folder = folder;
        this.shown = shown;
        this.base = base;
        this.overwritesEdits = overwritesEdits;
    }

    /** {@return a folder, which need not exist; messages call it by its path} */
    public static ManifestFolder at(Path folder) {
        requireNonNull(folder, "folder");
        return at(folder, folder.toString().replace(File.separatorChar, '/'));
    }

    /**
     * {@return a folder, which need not exist}
     *
     * @param shown how messages call it: {@code k8s}
     */
    public static ManifestFolder at(Path folder, String shown) {
        requireNonNull(folder, "folder");
        requireNonNull(shown, "shown");
        return new ManifestFolder(folder, shown, Revision.HEAD, false);
    }

    /**
     * {@return the same folder, whose rendering is compared with what was committed at that revision} Without it that is {@code HEAD},
     * or the files on disk if nothing is committed.
     *
     * @param revision a commit as git knows it: {@code origin/main}
     */
    @CheckReturnValue
    public ManifestFolder base(String revision) {
        requireNonNull(revision, "revision");
        return new ManifestFolder(folder, shown, new Revision(revision, true), overwritesEdits);
    }

    /** {@return the same folder, in which files that somebody edited are written over and removed like others of ours} */
    @CheckReturnValue
    public ManifestFolder overwritingEdits() {
        return new ManifestFolder(folder, shown, base, true);
    }

    /**
     * Compares a tree with the folder and with the base revision, and writes nothing.
     *
     * @throws PortfolioException if the inventory of the folder cannot be trusted or is not for this portfolio, or the base revision
     *     cannot be had
     * @throws UncheckedIOException if the folder cannot be read
     */
    public Drift compare(ManifestTree tree) {
        requireNonNull(tree, "tree");
        try {
            return undisturbed(() -> {
                WriterLock lock = WriterLock.toRead(files(), PATIENCE);
                try (lock) {
                    return drift(open(tree));
                }
            });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Drift drift(OutputFolder output) throws IOException {
        GitRepository git = GitRepository.around(output.files().root());
        Before before = base.filesOf(output, git);
        List<String> uncommitted = Stream.concat(output.rendered().keySet().stream(), output.records().stream())
                .filter(path -> !before.committed().contains(path))
                .toList();
        return new Drift(
                output.states(),
                output.same(),
                output.changesSince(before.files()).refusing(before.problems()),
                before.hints(),
                ignored(git, uncommitted));
    }

    /**
     * Makes the folder hold a tree: writes what is missing or changed, leaves what is the same untouched, and removes files of earlier
     * runs that are no longer rendered.
     *
     * @throws PortfolioException if the inventory of the folder cannot be trusted or is not for this portfolio, if a file that is not
     *     ours is in the way, a file was edited, or a change puts data at risk; then nothing is written
     * @throws UncheckedIOException if the folder cannot be read or written
     */
    public WrittenFiles write(ManifestTree tree) {
        requireNonNull(tree, "tree");
        try {
            return undisturbed(() -> write(tree, LastRun.unknown()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /**
     * Does the same, but does not even render if nothing changed since the last run.
     *
     * @param tree renders the tree
     * @param last the last run with the same inputs, of which this one is remembered
     * @throws PortfolioException as {@link #write(ManifestTree)} does, and as rendering does
     * @throws UncheckedIOException if the folder cannot be read or written
     */
    public WrittenFiles write(Supplier<ManifestTree> tree, LastRun last) {
        requireNonNull(tree, "tree");
        requireNonNull(last, "last");
        try {
            OptionalInt unchanged = last.unchanged(files());
            if (unchanged.isPresent()) {
                return WrittenFiles.none(unchanged.getAsInt(), List.of());
            }
            ManifestTree rendered = tree.get();
            return undisturbed(() -> write(rendered, last));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What reads or writes files. */
    @FunctionalInterface
    private interface Work<T> {
        T run() throws IOException;
    }

    /** Before the first run there is no lock to wait for. If another run made one meanwhile, files may have come and gone. */
    private <T> T undisturbed(Work<T> work) throws IOException {
        boolean hadLock = WriterLock.isIn(files());
        try {
            return work.run();
        } catch (IOException | UncheckedIOException disturbed) {
            if (hadLock || !WriterLock.isIn(files())) {
                throw disturbed;
            }
            return work.run();
        }
    }

    /** The lock is taken only when there is something to write: a run that is refused, or has nothing to do, leaves no trace. */
    private WrittenFiles write(ManifestTree tree, LastRun last) throws IOException {
        OutputFolder found;
        List<String> hints;
        WriterLock reading = WriterLock.toRead(files(), PATIENCE);
        try (reading) {
            found = open(tree);
            if (found.isAsRendered()) {
                return nothing(found, last);
            }
            hints = refuse(found);
        }
        WriterLock writing = WriterLock.on(files(), PATIENCE);
        try (writing) {
            OutputFolder output = open(tree);
            return replace(output, output.isLike(found) ? hints : refuse(output));
        }
    }

    /** Decisions that have done their work are told by every run, so that the run of a spec with decisions is not remembered. */
    private WrittenFiles nothing(OutputFolder output, LastRun last) {
        if (!output.hasDecisions()) {
            last.keep(output);
            return WrittenFiles.none(output.same(), List.of());
        }
        Baseline before = base.filesOf(
                        output, GitRepository.around(output.files().root()))
                .files();
        return WrittenFiles.none(output.same(), output.changesSince(before).spentDecisions());
    }

    private static WrittenFiles replace(OutputFolder output, List<String> hints) throws IOException {
        List<String> removed = output.write(true);
        List<String> written = output.differing();
        GitRepository git = GitRepository.around(output.files().root());
        return new WrittenFiles(written, output.same(), removed, hints, ignored(git, both(written, output.records())));
    }

    /** Throws all that speaks against writing. */
    private List<String> refuse(OutputFolder output) {
        Problems problems = new Problems();
        problems.addAll(output.obstacles(overwritesEdits));
        List<String> hints = List.of();
        if (output.manifestsDiffer()) {
            Before before =
                    base.filesOf(output, GitRepository.around(output.files().root()));
            problems.addAll(before.problems());
            hints = before.hints();
            // Where nothing was, nothing can be lost.
            if (!before.files().paths().isEmpty()) {
                ChangeSet changes = output.changesSince(before.files());
                problems.addAll(changes.refusals());
                hints = both(before.hints(), changes.hints());
            }
        }
        problems.refuseIfAny();
        return hints;
    }

    private FolderFiles files() throws IOException {
        return FolderFiles.in(folder, shown);
    }

    private OutputFolder open(ManifestTree tree) throws IOException {
        FolderFiles files = files();
        boolean isRemembered =
                WrittenRecord.isIn(files) || InventoryReader.hasChecksums(files.readIfExists(Inventory.FILE));
        Traces traces = new GitTraces(GitRepository.around(files.root()), isRemembered);
        return OutputFolder.open(files, tree, traces);
    }

    /** Nobody's run depends on it, so that git may be missing. */
    private static List<IgnoredFile> ignored(GitRepository git, Collection<String> paths) {
        try {
            return paths.isEmpty() ? List.of() : git.ignored(paths);
        } catch (GitException unknown) {
            return List.of();
        }
    }

    private static List<String> both(List<String> some, List<String> others) {
        List<String> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }
}
