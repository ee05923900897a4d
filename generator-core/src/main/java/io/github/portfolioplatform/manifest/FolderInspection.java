package io.github.portfolioplatform.manifest;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a folder holds, seen from a tree.
 *
 * @param rendered the rendered files that are not there as rendered
 * @param abandoned the files of earlier runs that are there and no longer rendered: those that are as they were written, which are
 *     outdated, and those that somebody edited; what is encrypted by now or no file any more is not ours
 * @param foreign files and links in our folders that no run wrote
 * @param alike files and folders whose names differ from ours in case only
 */
record FolderInspection(
        SortedMap<ManifestPath, Finding> rendered,
        SortedMap<ManifestPath, Finding> abandoned,
        NavigableSet<String> foreign,
        NavigableSet<String> alike) {

    static FolderInspection of(
            FolderFiles files, Listing listing, Inventory inventory, ManifestTree tree, Traces traces)
            throws IOException {
        Inspector inspector = new Inspector(files, listing, inventory, tree, traces);
        SortedMap<ManifestPath, Finding> abandoned = inspector.abandoned();
        NavigableSet<String> others = inspector.others(abandoned);
        return new FolderInspection(
                inspector.rendered(), abandoned, inspector.foreign(others), inspector.alike(others));
    }

    private record Inspector(
            FolderFiles files, Listing listing, Inventory inventory, ManifestTree tree, Traces traces) {

        SortedMap<ManifestPath, Finding> rendered() throws IOException {
            SortedMap<ManifestPath, Finding> findings = new TreeMap<>();
            for (Map.Entry<ManifestPath, byte[]> file : tree.files().entrySet()) {
                String path = file.getKey().text();
                if (!listing.has(path)) {
                    findings.put(file.getKey(), Finding.MISSING);
                } else if (!listing.isFile(path)) {
                    findings.put(file.getKey(), Finding.NO_FILE);
                } else if (!holds(path, file.getValue())) {
                    findings.put(file.getKey(), other(file.getKey(), files.read(path)));
                }
            }
            return findings;
        }

        private boolean holds(String path, byte[] content) throws IOException {
            return listing.isFileOfSize(path, content.length) && Arrays.equals(files.read(path), content);
        }

        private Finding other(ManifestPath path, byte[] content) {
            if (inventory.knows(path, content)) {
                return Finding.OUTDATED;
            } else if (Sops.hasEncrypted(content)) {
                return Finding.ENCRYPTED;
            }
            if (!inventory.lists(path)) {
                return Finding.FOREIGN;
            }
            return traces.hold(path, content) ? Finding.OUTDATED : Finding.EDITED;
        }

        SortedMap<ManifestPath, Finding> abandoned() throws IOException {
            SortedMap<ManifestPath, Finding> findings = new TreeMap<>();
            for (ManifestPath path : inventory.without(tree)) {
                Finding finding = listing.isFile(path.text()) ? other(path, files.read(path.text())) : Finding.NO_FILE;
                if (finding == Finding.OUTDATED || finding == Finding.EDITED) {
                    findings.put(path, finding);
                }
            }
            return findings;
        }

        /** Whatever is not rendered, nor a folder of it, nor left by an earlier run. */
        NavigableSet<String> others(SortedMap<ManifestPath, Finding> abandoned) {
            NavigableSet<String> others = new TreeSet<>(listing.entries().keySet());
            others.remove(GitAttributes.FILE);
            others.removeIf(InventoryFiles::isOne);
            for (ManifestPath path : tree.files().keySet()) {
                others.remove(path.text());
                for (String folder : path.folders()) {
                    if (listing.isFolder(folder)) {
                        others.remove(folder);
                    }
                }
            }
            for (ManifestPath path : abandoned.keySet()) {
                others.remove(path.text());
            }
            return others;
        }

        NavigableSet<String> foreign(NavigableSet<String> others) throws IOException {
            NavigableSet<String> tops = tops(inventory, tree);
            NavigableSet<String> foreign = new TreeSet<>();
            for (String path : others) {
                boolean beside = !tops.contains(path.split("/", 2)[0]);
                if (!beside && !listing.isFolder(path) && !isEncrypted(path)) {
                    foreign.add(path);
                }
            }
            return foreign;
        }

        private boolean isEncrypted(String path) throws IOException {
            return listing.isFile(path) && Sops.hasEncrypted(files.read(path));
        }

        NavigableSet<String> alike(NavigableSet<String> others) {
            NavigableSet<String> alike = new TreeSet<>();
            if (!others.isEmpty()) {
                NameSet names = tree.names();
                others.stream().filter(path -> names.alike(path).isPresent()).forEach(alike::add);
            }
            return alike;
        }
    }

    /** The folders that the tree or an earlier run has files in. */
    static NavigableSet<String> tops(Inventory inventory, ManifestTree tree) {
        NavigableSet<String> tops = tree.tops();
        for (ManifestPath path : inventory.digests().keySet()) {
            if (tree.covers(path)) {
                tops.add(path.top());
            }
        }
        return tops;
    }
}
