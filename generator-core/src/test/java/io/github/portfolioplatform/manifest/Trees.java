package io.github.portfolioplatform.manifest;

import io.github.portfolioplatform.change.Accepted;
import io.github.portfolioplatform.golden.Scenario;
import java.util.SortedMap;
import java.util.TreeMap;

/** Trees of a few words. */
final class Trees {

    private Trees() {}

    /** A tree of these paths, each followed by its text. */
    static ManifestTree tree(String... pathsAndTexts) {
        SortedMap<ManifestPath, String> files = new TreeMap<>();
        for (int i = 0; i < pathsAndTexts.length; i += 2) {
            files.put(path(pathsAndTexts[i]), pathsAndTexts[i + 1]);
        }
        return ManifestTree.of("platform", files, Accepted.NOTHING, Scenario.GOALS);
    }

    static ManifestPath path(String text) {
        return new ManifestPath(text);
    }
}
