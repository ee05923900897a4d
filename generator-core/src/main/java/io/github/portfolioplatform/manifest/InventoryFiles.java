package io.github.portfolioplatform.manifest;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The text form of an inventory: a file in each folder, which lists the names of our files in that folder. It changes only when a file
 * comes or goes. So two branches that change instances, or add and remove different ones, never meet in one inventory.
 *
 * <p>The one of the output folder names the portfolio and the version. Each of the others names its folder, so that a copy of a folder
 * does not make the copied files ours. A folder of folders has one, too, so that what is ours is found from the top.
 */
final class InventoryFiles {

    /** A line of the inventory of the output folder alone, in which {@code git grep} finds the folders of a portfolio. */
    static final String PORTFOLIO = "# portfolio: ";

    static final String VERSION = "# version: ";

    /** A line of every other inventory. */
    static final String FOLDER = "# folder: ";

    private static final String HEADER = "# Written by portfolio:generate, to which the files below belong.\n";

    private InventoryFiles() {}

    /** {@return the inventories for a portfolio of that name, by path} */
    static SortedMap<String, byte[]> of(Inventory inventory, String portfolio) {
        SortedMap<String, StringBuilder> texts = new TreeMap<>();
        StringBuilder root =
                new StringBuilder(HEADER).append(PORTFOLIO).append(portfolio).append('\n');
        inventory
                .version()
                .ifPresent(version -> root.append(VERSION).append(version).append('\n'));
        texts.put("", root);
        for (ManifestPath path : inventory.digests().keySet()) {
            for (String folder : path.folders()) {
                texts.computeIfAbsent(folder, name -> new StringBuilder(HEADER + FOLDER + name + "\n"));
            }
            texts.getOrDefault(path.folder(), root).append(path.name()).append('\n');
        }
        SortedMap<String, byte[]> files = new TreeMap<>();
        for (Map.Entry<String, StringBuilder> text : texts.entrySet()) {
            files.put(in(text.getKey()), text.getValue().toString().getBytes(StandardCharsets.UTF_8));
        }
        return files;
    }

    /** {@return the path of the inventory of a folder} */
    static String in(String folder) {
        return folder.isEmpty() ? Inventory.FILE : folder + "/" + Inventory.FILE;
    }

    static boolean isOne(String path) {
        return path.equals(Inventory.FILE) || path.endsWith("/" + Inventory.FILE);
    }

    /** {@return the folder of an inventory} */
    static String folderOf(String path) {
        return path.equals(Inventory.FILE) ? "" : path.substring(0, path.length() - Inventory.FILE.length() - 1);
    }
}
