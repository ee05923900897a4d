package io.github.portfolioplatform.manifest;

import io.github.portfolioplatform.change.Baseline;
import io.github.portfolioplatform.change.ChangeSet;
import io.github.portfolioplatform.manifest.Drift.State;
import io.github.portfolioplatform.manifest.StagedFiles.Staged;
import io.github.portfolioplatform.problem.Advice;
import io.github.portfolioplatform.problem.PortfolioException;
import io.github.portfolioplatform.problem.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** A folder as it is found, beside the tree that it is to hold. */
final class OutputFolder {

    private final FolderFiles files;
    private final ManifestTree tree;
    private final Records records;
    private final Listing listing;
    private final Inventory inventory;
    private final Inventory target;
    private final FolderInspection inspection;

    private OutputFolder(FolderFiles files, ManifestTree tree, Records records, Traces traces, ToolVersion current)
            throws IOException {
        this.files = files;
        this.tree = tree;
        this.records = records;
        this.listing = records.listing();
        Inventory remembered = records.inventory().remembering(WrittenRecord.in(files));
        FolderInspection first = FolderInspection.of(files, listing, remembered, tree, traces);
        Inventory left = LeftByMerge.in(first, files, listing, traces);
        this.inventory = remembered.plus(left);
        this.target = inventory.after(tree, current);
        this.inspection =
                left.digests().isEmpty() ? first : FolderInspection.of(files, listing, inventory, tree, traces);
    }

    /**
     * Reads what is there.
     *
     * @param traces what tells of files whose contents this working copy does not remember
     * @throws PortfolioException if an inventory cannot be trusted, or is that of another portfolio
     */
    static OutputFolder open(FolderFiles files, ManifestTree tree, Traces traces) throws IOException {
        ToolVersion current = ToolVersion.current();
        return new OutputFolder(files, tree, Records.in(files, tree, current), traces, current);
    }

    FolderFiles files() {
        return files;
    }

    /** The portfolio that is rendered. */
    String portfolio() {
        return tree.portfolio();
    }

    /** The words of advice that fit who renders it. */
    Advice advice() {
        return tree.advice();
    }

    /** The inventory of that path as it was found; empty if there is none. */
    byte[] recorded(String path) {
        return records.files().getOrDefault(path, new byte[0]);
    }

    /** The folders that were looked into. */
    NavigableSet<String> tops() {
        return records.tops();
    }

    /** How the files looked when they were found. */
    Look look() {
        return Look.of(listing, records.tops());
    }

    /** Whether nothing changed since that was found. */
    boolean isLike(OutputFolder earlier) {
        return look().text().equals(earlier.look().text());
    }

    /** The rendered files by path. */
    SortedMap<String, byte[]> rendered() {
        SortedMap<String, byte[]> rendered = new TreeMap<>();
        tree.files().forEach((path, bytes) -> rendered.put(path.text(), bytes));
        return rendered;
    }

    /** The files of this package that are written beside the rendered ones. */
    List<String> records() {
        List<String> paths = new ArrayList<>(inventories().keySet());
        if (tree.isWhole()) {
            paths.add(0, GitAttributes.FILE);
        }
        return paths;
    }

    boolean isRendered(String path) {
        return ManifestPath.isValid(path) && tree.files().containsKey(new ManifestPath(path));
    }

    boolean covers(String path) {
        return ManifestPath.isValid(path) && tree.covers(new ManifestPath(path));
    }

    ChangeSet changesSince(Baseline before) {
        return ChangeSet.between(files.shown(""), before, rendered(), tree.accepted(), tree.advice());
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
        records.missingOf(inventories())
                .keySet()
                .forEach(path -> states.put(path, recorded(path).length == 0 ? State.MISSING : State.CHANGED));
        records.withoutThoseOf(inventories()).forEach(path -> states.put(path, State.STALE));
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
                && records.missingOf(inventories()).isEmpty()
                && records.withoutThoseOf(inventories()).isEmpty()
                && attributesToWrite().isEmpty()
                && listing.temporary().isEmpty();
    }

    /** The inventories as they are to be. An older version that would write the same files need not be replaced: it wrote them. */
    private SortedMap<String, byte[]> inventories() {
        SortedMap<String, byte[]> kept = InventoryFiles.of(
                inventory.version().isPresent() ? new Inventory(inventory.version(), target.digests()) : target,
                tree.portfolio());
        boolean same = !manifestsDiffer() && records.missingOf(kept).isEmpty();
        return same ? kept : InventoryFiles.of(target, tree.portfolio());
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
        return Records.sayTheSame(present, attributes) || !GitAttributes.isOurs(present)
                ? Optional.empty()
                : Optional.of(attributes);
    }

    /**
     * Makes the folder hold the tree. The records are replaced twice: before the first file by those that tell of the files and contents
     * of both runs, after the last by those of this run. So a run that is killed leaves nothing that the next one does not know.
     *
     * @param remembers whether the working copy remembers what was written
     * @return the files that were removed
     */
    List<String> write(boolean remembers) throws IOException {
        files.deleteTemporary(listing.temporary());
        SortedMap<String, byte[]> wanted = inventories();
        try (StagedFiles staged = files.stage()) {
            List<Staged> before = new ArrayList<>();
            List<Staged> after = new ArrayList<>();
            if (remembers) {
                WrittenRecord.clear(files);
                before.add(staged.add(WrittenRecord.FILE, "-before", WrittenRecord.bytes(inventory.plus(target))));
                after.add(staged.add(WrittenRecord.FILE, "-after", WrittenRecord.bytes(target)));
            }
            List<Staged> manifests = manifests(staged);
            SortedMap<String, byte[]> both = inventoriesOfBoth();
            stage(staged, "-before", both, before);
            stage(staged, "-after", records.missingOf(wanted), after);
            publish(staged, before);
            publish(staged, manifests);
            List<String> removed = removeAbandoned();
            publish(staged, after);
            Set<String> needless = records.withoutThoseOf(wanted);
            needless.addAll(both.keySet());
            needless.removeAll(wanted.keySet());
            removeInventories(needless);
            return removed;
        }
    }

    private List<Staged> manifests(StagedFiles staged) throws IOException {
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
        return manifests;
    }

    /** One of the old form stays until all is written: it has the checksums of what earlier runs wrote. */
    private SortedMap<String, byte[]> inventoriesOfBoth() {
        SortedMap<String, byte[]> both = records.missingOf(InventoryFiles.of(inventory.plus(target), tree.portfolio()));
        if (records.areOfOldForm()) {
            both.remove(Inventory.FILE);
        }
        return both;
    }

    private static void stage(StagedFiles staged, String purpose, SortedMap<String, byte[]> contents, List<Staged> list)
            throws IOException {
        for (Map.Entry<String, byte[]> content : contents.entrySet()) {
            list.add(staged.add(content.getKey(), purpose, content.getValue()));
        }
    }

    private static void publish(StagedFiles staged, List<Staged> list) throws IOException {
        for (Staged one : list) {
            staged.publish(one);
        }
    }

    private List<String> removeAbandoned() throws IOException {
        List<String> removed = new ArrayList<>();
        for (ManifestPath path : inventory.without(tree)) {
            if (inspection.abandoned().containsKey(path) && files.delete(path)) {
                removed.add(path.text());
            }
        }
        return removed;
    }

    private void removeInventories(Collection<String> paths) throws IOException {
        // The innermost first, so that a folder of folders is empty when its turn comes.
        for (String path : new TreeSet<>(paths).descendingSet()) {
            files.deleteRecord(path);
        }
        for (ManifestPath path : inventory.without(tree)) {
            // A killed run may have left its folder.
            files.deleteEmptyFolders(path);
        }
    }

    List<String> differing() {
        return inspection.rendered().keySet().stream().map(ManifestPath::text).toList();
    }
}
