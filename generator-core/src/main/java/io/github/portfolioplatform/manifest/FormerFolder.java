package io.github.portfolioplatform.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Another folder of the repository in which files of the same portfolio were committed.
 *
 * @param path the folder, seen from the root of the repository; empty for the root itself
 * @param files what git calls the content of each of our files in it, by path below the folder
 * @param hasSameInstances whether one of these files is rendered now at the same path
 */
record FormerFolder(String path, SortedMap<String, String> files, boolean hasSameInstances) {

    /** The expected files of tests have an inventory, too, but no cluster is given them. */
    private static final Set<String> OF_TESTS = Set.of("test", "tests", "testdata", "it");

    /** {@return the other folders of the portfolio at that revision, which git is asked for once, without its history} */
    static List<FormerFolder> of(GitRepository git, String revision, OutputFolder folder) throws GitException {
        SortedMap<String, String> names = git.filesNamed(Inventory.FILE, revision);
        names.keySet().removeIf(path -> Stream.of(path.split("/", -1)).anyMatch(OF_TESTS::contains));
        Map<String, byte[]> inventories = git.contents(names);
        List<FormerFolder> folders = new ArrayList<>();
        for (Map.Entry<String, byte[]> inventory : inventories.entrySet()) {
            if (InventoryReader.isOf(folder.portfolio(), inventory.getValue())) {
                String path = InventoryFiles.folderOf(inventory.getKey());
                of(path, git.filesBelow(path, revision), listed(path, inventories), folder)
                        .ifPresent(folders::add);
            }
        }
        return folders;
    }

    /** The files that the inventories of a folder and of those below it list. */
    private static SortedSet<String> listed(String folder, Map<String, byte[]> inventories) {
        String start = folder.isEmpty() ? "" : folder + "/";
        SortedSet<String> listed = new TreeSet<>();
        inventories.forEach((path, content) -> {
            if (path.startsWith(start)) {
                String below = InventoryFiles.folderOf(path.substring(start.length()));
                listed.addAll(InventoryReader.paths(below, content));
            }
        });
        return listed;
    }

    private static Optional<FormerFolder> of(
            String path, SortedMap<String, String> committed, SortedSet<String> listed, OutputFolder folder) {
        SortedMap<String, String> ours = new TreeMap<>(committed);
        ours.keySet().removeIf(file -> !listed.contains(file) || !folder.covers(file));
        boolean same = ours.keySet().stream().anyMatch(file -> isOfInstance(file) && folder.isRendered(file));
        return ours.isEmpty() ? Optional.empty() : Optional.of(new FormerFolder(path, ours, same));
    }

    private static boolean isOfInstance(String file) {
        return file.split("/", -1).length > 2;
    }
}
