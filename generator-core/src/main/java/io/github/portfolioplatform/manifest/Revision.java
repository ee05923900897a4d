package io.github.portfolioplatform.manifest;

import io.github.portfolioplatform.change.Baseline;
import io.github.portfolioplatform.problem.Place;
import io.github.portfolioplatform.problem.PortfolioException;
import io.github.portfolioplatform.problem.Problem;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The revision that a rendering is compared with: what was committed is what a cluster was given. The files on disk stand in only where
 * nothing is committed, for after {@code rm -r k8s} they know nothing, and what was rendered since was never applied.
 *
 * @param name as git knows it
 * @param isAskedFor whether somebody named it, and wants to know if it cannot be had
 */
record Revision(String name, boolean isAskedFor) {

    static final Revision HEAD = new Revision("HEAD", false);

    /**
     * The files before a rendering.
     *
     * @param files those that were ours, or lie where we render
     * @param committed the paths of all files that were committed
     * @param hints why others stand in for them, if there is a reason that people should know
     * @param problems why nothing may be written without them
     */
    record Before(Baseline files, SortedSet<String> committed, List<String> hints, List<Problem> problems) {

        static Before onDisk(OutputFolder folder, List<String> hints) {
            return new Before(folder.disk(), Collections.emptySortedSet(), hints, List.of());
        }
    }

    /**
     * {@return the files of this revision}
     *
     * @throws PortfolioException if somebody asked for the revision, and it cannot be had
     */
    Before filesOf(OutputFolder folder, GitRepository git) {
        try {
            Optional<SortedMap<String, String>> names = git.files(name);
            if (names.isEmpty() && isAskedFor) {
                throw unknown(
                        folder,
                        "Git knows no revision " + Problem.quoted(name) + " to compare with.",
                        "Fetch it first, in CI with fetch-depth: 0, or name another one in "
                                + folder.advice().base() + ".");
            }
            return names.isEmpty() ? Before.onDisk(folder, List.of()) : filesOf(folder, names.get(), git);
        } catch (GitException failed) {
            if (isAskedFor) {
                throw unknown(
                        folder,
                        "Git cannot tell what was committed at " + Problem.quoted(name) + ": " + failed.getMessage()
                                + ".",
                        failed.remedy() + " Or leave out " + folder.advice().base() + ".");
            }
            return withoutGit(folder, failed);
        }
    }

    private Before filesOf(OutputFolder folder, SortedMap<String, String> committed, GitRepository git)
            throws GitException {
        if (!committed.containsKey(Inventory.FILE)) {
            Optional<Before> elsewhere = MovedFolder.filesOf(folder, name, git);
            if (elsewhere.isPresent()) {
                return elsewhere.get();
            }
        }
        if (committed.isEmpty()) {
            return Before.onDisk(
                    folder,
                    isAskedFor
                            ? List.of(
                                    "Nothing was committed in " + folder.files().shown("") + " at "
                                            + Problem.quoted(name) + ", so changes were judged by the files on disk.")
                            : List.of());
        }
        Baseline files = CommittedFiles.of(git, oursOf(folder, committed, git), folder.rendered());
        return new Before(files, new TreeSet<>(committed.keySet()), List.of(), List.of());
    }

    /** Where nothing is on disk either, nothing tells what the cluster was given. */
    private static Before withoutGit(OutputFolder folder, GitException failed) {
        Before disk = Before.onDisk(folder, hints(failed));
        if (failed.meansNoRepository() || !disk.files().paths().isEmpty()) {
            return disk;
        }
        Problem blind = folder.files()
                .problem(
                        "base-is-known",
                        "",
                        "Git cannot tell what was committed here (" + failed.getMessage()
                                + "), and the folder has no rendered files: a change that loses data would not be seen.",
                        failed.remedy());
        return new Before(disk.files(), disk.committed(), List.of(), List.of(blind));
    }

    private static SortedMap<String, String> oursOf(
            OutputFolder folder, SortedMap<String, String> committed, GitRepository git) throws GitException {
        SortedSet<String> listed = listed(folder, committed, git);
        SortedMap<String, String> ours = new TreeMap<>(committed);
        ours.keySet().removeIf(path -> !folder.isRendered(path) && !(listed.contains(path) && folder.covers(path)));
        return ours;
    }

    /** The files that the committed inventories list; those that are as on disk are not read once more. */
    private static SortedSet<String> listed(OutputFolder folder, SortedMap<String, String> committed, GitRepository git)
            throws GitException {
        SortedMap<String, byte[]> inventories = new TreeMap<>();
        SortedMap<String, String> others = new TreeMap<>();
        committed.forEach((path, name) -> {
            byte[] present = InventoryFiles.isOne(path) ? folder.recorded(path) : new byte[0];
            if (present.length > 0 && Digest.ofBlob(present, name).equals(name)) {
                inventories.put(path, present);
            } else if (InventoryFiles.isOne(path)) {
                others.put(path, name);
            }
        });
        inventories.putAll(git.contents(others));
        SortedSet<String> listed = new TreeSet<>();
        inventories.forEach(
                (path, content) -> listed.addAll(InventoryReader.paths(InventoryFiles.folderOf(path), content)));
        return listed;
    }

    private static List<String> hints(GitException failed) {
        return failed.meansNoRepository()
                ? List.of()
                : List.of("Git cannot tell what was committed (" + failed.getMessage()
                        + "), so changes were judged by the files on disk.");
    }

    private static PortfolioException unknown(OutputFolder folder, String what, String fix) {
        return PortfolioException.inaccessible(List.of(
                new Problem("revision-is-known", new Place.InFile(folder.files().shown(""), 1, 1), what, fix)));
    }
}
