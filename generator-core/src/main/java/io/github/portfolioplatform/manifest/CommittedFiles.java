package io.github.portfolioplatform.manifest;

import io.github.portfolioplatform.change.Baseline;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The files of a folder as they were committed. */
final class CommittedFiles implements Baseline {

    private final SortedMap<String, byte[]> contents;

    private CommittedFiles(SortedMap<String, byte[]> contents) {
        this.contents = contents;
    }

    /**
     * {@return the files of those names} Only files that differ from the rendered ones are read, all at once; of most, the name of the
     * content tells that it is the same.
     *
     * @param names what git calls the content of each file, by path
     * @param rendered the files of the tree, by path
     */
    static CommittedFiles of(GitRepository git, SortedMap<String, String> names, Map<String, byte[]> rendered)
            throws GitException {
        SortedMap<String, byte[]> contents = new TreeMap<>();
        SortedMap<String, String> differing = new TreeMap<>();
        names.forEach((path, name) -> {
            byte[] content = rendered.get(path);
            if (content != null && Digest.ofBlob(content, name).equals(name)) {
                contents.put(path, content);
            } else {
                differing.put(path, name);
            }
        });
        // What a merge left was never applied; what it was merged into is what a cluster was given.
        git.contents(differing).forEach((path, content) -> contents.put(path, ConflictMarks.ours(content)));
        return new CommittedFiles(contents);
    }

    @Override
    public SortedSet<String> paths() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(contents.keySet()));
    }

    @Override
    public boolean holds(String path, byte[] content) {
        return Arrays.equals(contents.get(path), content);
    }

    @Override
    public byte[] read(String path) {
        byte[] content = contents.get(path);
        if (content == null) {
            throw new IllegalArgumentException(path + " is none of the committed files");
        }
        return content;
    }
}
