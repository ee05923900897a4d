package io.github.portfolioplatform.manifest;

import io.github.portfolioplatform.problem.Problem;
import io.github.portfolioplatform.problem.Problems;
import java.util.List;
import java.util.Optional;

/** What keeps a tree from being written to a folder; all of it is known before the first write. */
final class Obstacles {

    private final FolderFiles files;
    private final Listing listing;
    private final ManifestTree tree;

    Obstacles(FolderFiles files, Listing listing, ManifestTree tree) {
        this.files = files;
        this.listing = listing;
        this.tree = tree;
    }

    /** {@return the obstacles} Edited files are none for somebody who overwrites edits. */
    List<Problem> in(FolderInspection inspection, Inventory inventory, boolean overwritingEdits) {
        Problems problems = new Problems();
        inspection.rendered().forEach((path, finding) -> {
            blocked(path).ifPresent(problems::add);
            inPlace(path, finding).ifPresent(problems::add);
        });
        inventory.without(tree).forEach(path -> blocked(path).ifPresent(problems::add));
        inspection.alike().forEach(path -> problems.add(alike(path)));
        if (!overwritingEdits) {
            inspection.rendered().forEach((path, finding) -> addIfEdited(path, finding, problems));
            inspection.abandoned().forEach((path, finding) -> addIfEdited(path, finding, problems));
        }
        return problems.sorted();
    }

    private void addIfEdited(ManifestPath path, Finding finding, Problems problems) {
        if (finding == Finding.EDITED) {
            problems.add(files.problem(
                    "edits-are-kept",
                    path.text(),
                    "It was edited by hand since a run wrote it.",
                    "To keep the change, say it in " + tree.advice().portfolio() + " or in an overlay of your own;"
                            + " to discard it, " + tree.advice().overwrite() + "."));
        }
    }

    private Optional<Problem> blocked(ManifestPath path) {
        return path.folders().stream()
                .filter(folder -> listing.has(folder) && !listing.isFolder(folder))
                .map(this::blocker)
                .findFirst();
    }

    private Problem blocker(String folder) {
        return files.inTheWay(
                folder,
                listing.isLink(folder)
                        ? "It is a link where rendered files need a folder, and nothing is written through a link."
                        : "It is in the way: a folder of rendered files has this name.");
    }

    private Optional<Problem> inPlace(ManifestPath path, Finding finding) {
        return switch (finding) {
            case FOREIGN ->
                Optional.of(files.inTheWay(
                        path.text(), "It is in the way: no run wrote it, and it differs from what is rendered."));
            case NO_FILE ->
                Optional.of(files.inTheWay(
                        path.text(), "It is in the way: a rendered file has this name, and it is no file."));
            case ENCRYPTED ->
                Optional.of(files.problem(
                        "file-is-ours",
                        path.text(),
                        "It is encrypted by SOPS, and such a file is never written over; what is rendered would be.",
                        "Move it out of the folder of the rendered files, into an overlay of your own, or delete it."));
            case MISSING, OUTDATED, EDITED -> Optional.empty();
        };
    }

    private Problem alike(String path) {
        return files.problem(
                "name-is-free",
                path,
                "It differs from the rendered "
                        + Problem.quoted(tree.names().alike(path).orElse(path))
                        + " in case only; Windows and macOS take the two for one.",
                "Rename it or delete it.");
    }
}
