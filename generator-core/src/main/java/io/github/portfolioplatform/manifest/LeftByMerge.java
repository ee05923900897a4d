package io.github.portfolioplatform.manifest;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Files of ours that no inventory lists any more: one side of a merge removed them, the other changed them, and so git left them. */
final class LeftByMerge {

    private LeftByMerge() {}

    /** {@return the files that a merge left, of those that were found without an inventory} */
    static Inventory in(FolderInspection found, FolderFiles files, Listing listing, Traces traces) throws IOException {
        SortedMap<ManifestPath, SortedSet<String>> left = new TreeMap<>();
        for (String path : candidates(found)) {
            ManifestPath ours = ManifestPath.isValid(path) ? new ManifestPath(path) : null;
            if (ours != null && listing.isFile(path) && traces.list(ours) && traces.hold(ours, files.read(path))) {
                left.put(ours, new TreeSet<>());
            }
        }
        return new Inventory(Optional.empty(), left);
    }

    private static Set<String> candidates(FolderInspection found) {
        Set<String> candidates = new TreeSet<>(found.foreign());
        found.rendered().forEach((path, finding) -> {
            if (finding == Finding.FOREIGN) {
                candidates.add(path.text());
            }
        });
        return candidates;
    }
}
