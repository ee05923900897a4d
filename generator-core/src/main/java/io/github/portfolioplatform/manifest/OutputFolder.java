package io.github.portfolioplatform.manifest;

import io.github.portfolioplatform.change.Baseline;
import io.github.portfolioplatform.change.ChangeSet;
import io.github.portfolioplatform.manifest.Drift.State;
import io.github.portfolioplatform.manifest.StagedFiles.Staged;
import io.github.portfolioplatform.problem.PortfolioException;
import io.github.portfolioplatform.problem.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A folder as it is found, beside the tree that it is to hold. */
final class OutputFolder {

    private final FolderFiles files;
    private final ManifestTree tree;
    private final NavigableSet<String> tops;
    private final Listing listing;
    private final byte[] recorded;
    private final Inventory inventory;
    private final Inventory target;
    private final FolderInspection inspection;

    private OutputFolder(
            FolderFiles files, ManifestTree tree, byte[] recorded, Inventory inventory, ToolVersion current)
            throws IOException {
        this.files = files;
        this.tree = tree;
        this.recorded = recorded;
        this.inventory = inventory;
        this.target = inventory.after(tree, current);
        this.tops = FolderInspection.tops(inventory, tree);
        this.listing = files.list(tops);
        this.inspection = FolderInspection.of(files, listing, inventory, tree);
    }

    /**
     * Reads what is there.
     *
     * @throws PortfolioException if the inventory cannot be trusted, or is that of another portfolio
     */
    static OutputFolder open(FolderFiles files, ManifestTree tree) throws IOException {
        ToolVersion current = ToolVersion.current();
        byte[] recorded = files.readIfExists(Inventory.FILE);
        InventoryReader reader = new InventoryReader(files.shown(Inventory.FILE), tree.portfolio(), current);
        return new OutputFolder(files, tree, recorded, reader.read(recorded), current);
    }

    FolderFiles files() {
        return files;
    }

    /** The portfolio that is rendered. */
    String portfolio() {
        return tree.portfolio();
    }

    /** The inventory as it was found. */
    byte[] recorded() {
        return recorded;
    }

    /** The folders that were looked into. */
    NavigableSet<String> tops() {
        return tops;
    }

    /** How the files looked when they were found. */
    Look look() {
        return Look.of(listing, tops);
    }

    /** The rendered files by path. */
    SortedMap<String, byte[]> rendered() {
        SortedMap<String, byte[]> rendered = new TreeMap<>();
        tree.files().forEach((path, bytes) -> rendered.put(path.text(), bytes));
        return rendered;
    }

    /** The files of this package that are written beside the rendered ones. */
    List<String> records() {
        return tree.isWhole() ? List.of(GitAttributes.FILE, Inventory.FILE) : List.of(Inventory.FILE);
    }

    boolean isRendered(String path) {
        return ManifestPath.isValid(path) && tree.files().containsKey(new ManifestPath(path));
    }

    boolean covers(String path) {
        return ManifestPath.isValid(path) && tree.covers(new ManifestPath(path));
    }

    ChangeSet changesSince(Baseline before) {
        return ChangeSet.between(files.shown(""), before, rendered(), tree.accepted());
    }

    /** Whether a risky change is accepted, or an instance has a tombstone. */
    boolean hasDecisions() {
        return !tree.accepted().changes().isEmpty()
                || !tree.accepted().tombstones().isEmpty();
    }

    /** The files that the folder holds of those that are ours or rendered. */
    DiskFiles disk() {
        return DiskFiles.of(files, listing, inventory, tree);
    }

    /** All that differs, by path. */
    SortedMap<String, State> states() throws IOException {
        SortedMap<String, State> states = new TreeMap<>();
        inspection.alike().forEach(path -> states.put(path, State.FOREIGN));
        inspection.foreign().forEach(path -> states.put(path, State.FOREIGN));
        inspection.rendered().forEach((path, finding) -> states.put(path.text(), finding.state()));
        inspection
                .abandoned()
                .forEach((path, finding) ->
                        states.put(path.text(), finding == Finding.EDITED ? State.EDITED : State.STALE));
        if (!inventoryIsUpToDate()) {
            states.put(Inventory.FILE, recorded.length == 0 ? State.MISSING : State.CHANGED);
        }
        attributesToWrite()
                .ifPresent(bytes -> states.put(
                        GitAttributes.FILE, listing.isFile(GitAttributes.FILE) ? State.CHANGED : State.MISSING));
        return states;
    }

    int same() {
        return tree.files().size() - inspection.rendered().size();
    }

    List<Problem> obstacles(boolean overwritingEdits) {
        return new Obstacles(files, listing, tree).in(inspection, inventory, overwritingEdits);
    }

    /** Whether manifests are to be written or removed. */
    boolean manifestsDiffer() {
        return !inspection.rendered().isEmpty() || !inspection.abandoned().isEmpty();
    }

    boolean isAsRendered() throws IOException {
        return !manifestsDiffer()
                && inspection.alike().isEmpty()
                && inventoryIsUpToDate()
                && attributesToWrite().isEmpty()
                && listing.temporary().isEmpty();
    }

    /** An older version that would write the same files need not be replaced: it is the one that wrote them. */
    private boolean inventoryIsUpToDate() {
        Inventory sameVersion =
                inventory.version().isPresent() ? new Inventory(inventory.version(), target.digests()) : target;
        return Arrays.equals(recorded, sameVersion.bytes(tree.portfolio()));
    }

    private Optional<byte[]> attributesToWrite() throws IOException {
        if (!tree.isWhole()) {
            return Optional.empty();
        }
        byte[] attributes = GitAttributes.of(tree);
        if (!listing.has(GitAttributes.FILE)) {
            return Optional.of(attributes);
        }
        byte[] present = listing.isFile(GitAttributes.FILE) ? files.read(GitAttributes.FILE) : new byte[0];
        return Arrays.equals(present, attributes) || !GitAttributes.isOurs(present)
                ? Optional.empty()
                : Optional.of(attributes);
    }

    /**
     * Makes the folder hold the tree. The inventory is replaced twice: before the first file by one that lists the files of both runs,
     * after the last by that of this run. So a run that is killed leaves nothing that the next one does not know.
     *
     * @return the files that were removed
     */
    List<String> write() throws IOException {
        files.deleteTemporary(listing.temporary());
        try (StagedFiles staged = files.stage()) {
            List<Staged> manifests = new ArrayList<>();
            for (Map.Entry<ManifestPath, byte[]> file : tree.files().entrySet()) {
                if (inspection.rendered().containsKey(file.getKey())) {
                    manifests.add(staged.add(file.getKey().text(), "", file.getValue()));
                }
            }
            Optional<byte[]> attributes = attributesToWrite();
            if (attributes.isPresent()) {
                manifests.add(staged.add(GitAttributes.FILE, "", attributes.get()));
            }
            Staged ofBoth =
                    staged.add(Inventory.FILE, "-before", inventory.plus(target).bytes(tree.portfolio()));
            Staged ofThis = staged.add(Inventory.FILE, "-after", target.bytes(tree.portfolio()));
            staged.publish(ofBoth);
            for (Staged manifest : manifests) {
                staged.publish(manifest);
            }
            List<String> removed = removeAbandoned();
            staged.publish(ofThis);
            return removed;
        }
    }

    private List<String> removeAbandoned() throws IOException {
        List<String> removed = new ArrayList<>();
        for (ManifestPath path : inventory.without(tree)) {
            if (inspection.abandoned().containsKey(path) && files.delete(path)) {
                removed.add(path.text());
            } else {
                // A killed run may have left its folder.
                files.deleteEmptyFolders(path);
            }
        }
        return removed;
    }

    List<String> differing() {
        return inspection.rendered().keySet().stream().map(ManifestPath::text).toList();
    }
}
