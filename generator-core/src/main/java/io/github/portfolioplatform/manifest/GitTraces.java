package io.github.portfolioplatform.manifest;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What git knows of the files of a folder. A file that is as it was committed is no edit of this working copy, and git keeps it. While a
 * merge is under way, or what resembles one, a file is git's work if each of its lines is one of either side; its conflict marks do not
 * count. So a line that a person wrote in between is noticed.
 *
 * <p>Git is asked for the first file that the working copy does not remember, and never before.
 */
final class GitTraces implements Traces {

    private static final String HEAD = "HEAD";

    /** Besides the index, where git keeps the other side of a merge, cherry-pick, rebase or revert, and what it made of the two. */
    private static final List<String> OTHERS =
            List.of("MERGE_HEAD", "CHERRY_PICK_HEAD", "REBASE_HEAD", "REVERT_HEAD", "AUTO_MERGE");

    private final GitRepository git;
    private final boolean isRemembered;
    private @Nullable SortedMap<String, String> committed;
    private @Nullable List<SortedMap<String, String>> sides;
    private @Nullable Set<String> listed;

    /**
     * Creates them.
     *
     * @param isRemembered whether the working copy remembers what runs wrote; if neither it nor git knows anything of a folder, the folder
     *     was copied from elsewhere, and no file in it can be called edited
     */
    GitTraces(GitRepository git, boolean isRemembered) {
        this.git = git;
        this.isRemembered = isRemembered;
    }

    @Override
    public boolean hold(ManifestPath path, byte[] content) {
        try {
            if (committed().isEmpty()) {
                return !isRemembered;
            }
            String name = committed().get(path.text());
            return (name != null && isThat(content, name)) || isMerged(path, content);
        } catch (GitException unknown) {
            return !isRemembered;
        }
    }

    private static boolean isThat(byte[] content, String name) {
        return Digest.ofBlob(content, name).equals(name)
                || Digest.ofBlob(Inventory.withoutReturns(content), name).equals(name);
    }

    private boolean isMerged(ManifestPath path, byte[] content) throws GitException {
        Set<String> lines = new HashSet<>();
        for (SortedMap<String, String> side : sides()) {
            String name = side.get(path.text());
            if (name != null) {
                SortedMap<String, String> one = new TreeMap<>();
                one.put(path.text(), name);
                lines(git.contents(one).get(path.text())).forEach(lines::add);
            }
        }
        return !lines.isEmpty() && lines(content).stream().allMatch(line -> lines.contains(line));
    }

    private static List<String> lines(byte @Nullable [] content) {
        return content == null
                ? List.of()
                : new String(content, StandardCharsets.ISO_8859_1)
                        .lines()
                        .filter(line -> !ConflictMarks.isMark(line))
                        .toList();
    }

    @Override
    public boolean list(ManifestPath path) {
        try {
            return listed().contains(path.text());
        } catch (GitException unknown) {
            return false;
        }
    }

    private SortedMap<String, String> committed() throws GitException {
        if (committed == null) {
            committed = git.files(HEAD).orElseGet(TreeMap::new);
        }
        return committed;
    }

    /** The files of all sides of a merge; empty if none is under way. */
    private List<SortedMap<String, String>> sides() throws GitException {
        if (sides == null) {
            List<SortedMap<String, String>> others = new ArrayList<>(git.trees(OTHERS));
            others.addAll(git.unmerged());
            if (!others.isEmpty()) {
                others.add(committed());
            }
            sides = others;
        }
        return sides;
    }

    private Set<String> listed() throws GitException {
        if (listed == null) {
            Set<String> paths = new HashSet<>();
            List<SortedMap<String, String>> versions = new ArrayList<>(sides());
            versions.add(committed());
            versions.addAll(git.trees(List.of("HEAD^1", "HEAD^2")));
            for (SortedMap<String, String> version : versions) {
                SortedMap<String, String> inventories = new TreeMap<>(version);
                inventories.keySet().removeIf(path -> !InventoryFiles.isOne(path));
                git.contents(inventories)
                        .forEach((path, content) ->
                                paths.addAll(InventoryReader.paths(InventoryFiles.folderOf(path), content)));
            }
            listed = paths;
        }
        return listed;
    }
}
