package io.github.portfolioplatform.manifest;

import io.github.portfolioplatform.problem.Place;
import io.github.portfolioplatform.problem.PortfolioException;
import io.github.portfolioplatform.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the inventory of one folder. What it lists may be overwritten and deleted, so nothing in it is guessed at, and it speaks of files
 * of its own folder alone. Where git left conflict marks, the files of both sides are ours.
 *
 * <p>The inventory of the output folder may be one of the older form, which lists the files of all folders with their checksums, in the
 * format of {@code sha256sum}; or a mixture, as git makes it when it merges a branch of before.
 */
final class InventoryReader {

    private static final Pattern ENTRY = Pattern.compile("([0-9a-f]{64})  (.+)");

    private final FolderFiles files;
    private final String portfolio;
    private final ToolVersion current;

    /**
     * Creates a reader.
     *
     * @param files name the inventories in problems
     * @param portfolio the portfolio that is rendered
     * @param current the version of the generator that runs
     */
    InventoryReader(FolderFiles files, String portfolio, ToolVersion current) {
        this.files = files;
        this.portfolio = portfolio;
        this.current = current;
    }

    /**
     * Reads the inventory of a folder.
     *
     * @throws PortfolioException if a line is not an entry, or if the files are not for this portfolio and this version to write
     */
    Inventory read(String folder, byte[] content) {
        if (!belongsTo(folder, content)) {
            return Inventory.EMPTY;
        }
        SortedMap<ManifestPath, SortedSet<String>> digests = new TreeMap<>();
        Optional<ToolVersion> version = Optional.empty();
        List<String> lines = lines(content);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith("#")) {
                refuseOther(folder, line, i + 1);
                version = newest(version, line);
            } else if (!ConflictMarks.isMark(line) && !add(folder, line, digests)) {
                throw refused(
                        "inventory-is-readable",
                        folder,
                        i + 1,
                        "This line is not an entry of the inventory.",
                        "Take the file from git as it was, then render again.");
            }
        }
        return new Inventory(version, digests);
    }

    /** {@return the paths of all entries; what is no entry is passed over, for nothing is written by this list} */
    static SortedSet<String> paths(String folder, byte[] content) {
        SortedMap<ManifestPath, SortedSet<String>> digests = new TreeMap<>();
        if (belongsTo(folder, content)) {
            lines(content).forEach(line -> add(folder, line, digests));
        }
        SortedSet<String> paths = new TreeSet<>();
        digests.keySet().forEach(path -> paths.add(path.text()));
        return Collections.unmodifiableSortedSet(paths);
    }

    /** {@return whether it is of the older form, which remembers contents} */
    static boolean hasChecksums(byte[] content) {
        return lines(content).stream().anyMatch(line -> ENTRY.matcher(line).matches());
    }

    /** {@return whether the inventory was written for its folder, and not copied into it} */
    static boolean belongsTo(String folder, byte[] content) {
        return folder.isEmpty() || lines(content).contains(InventoryFiles.FOLDER + folder);
    }

    private static boolean add(String folder, String line, SortedMap<ManifestPath, SortedSet<String>> digests) {
        Matcher entry = ENTRY.matcher(line);
        boolean hasDigest = folder.isEmpty() && entry.matches();
        String path = hasDigest ? entry.group(2) : folder.isEmpty() ? line : folder + "/" + line;
        if (!ManifestPath.isValid(path) || (!hasDigest && line.contains("/"))) {
            return false;
        }
        SortedSet<String> known = digests.computeIfAbsent(new ManifestPath(path), none -> new TreeSet<>());
        if (hasDigest) {
            known.add(entry.group(1));
        }
        return true;
    }

    /** {@return whether it is the inventory of that portfolio} */
    static boolean isOf(String portfolio, byte[] content) {
        return lines(content).contains(InventoryFiles.PORTFOLIO + portfolio);
    }

    private static List<String> lines(byte[] content) {
        return new String(content, StandardCharsets.UTF_8).lines().toList();
    }

    private static Optional<ToolVersion> version(String line) {
        return line.startsWith(InventoryFiles.VERSION)
                ? ToolVersion.parse(
                        line.substring(InventoryFiles.VERSION.length()).strip())
                : Optional.empty();
    }

    private static Optional<ToolVersion> newest(Optional<ToolVersion> known, String line) {
        Optional<ToolVersion> written = version(line);
        if (known.isPresent() && written.isPresent()) {
            return known.get().compareTo(written.get()) < 0 ? written : known;
        }
        return written.isPresent() ? written : known;
    }

    private void refuseOther(String folder, String line, int number) {
        if (line.startsWith(InventoryFiles.PORTFOLIO)) {
            String owner = line.substring(InventoryFiles.PORTFOLIO.length()).strip();
            if (!owner.equals(portfolio)) {
                throw refused(
                        "folder-is-ours",
                        folder,
                        number,
                        "The files of this folder are those of the portfolio " + Problem.quoted(owner) + ", not of "
                                + Problem.quoted(portfolio) + ".",
                        "Give each portfolio an output folder of its own. If " + Problem.quoted(owner)
                                + " was renamed, write the new name into this line.");
            }
        }
        Optional<ToolVersion> written = version(line);
        if (written.isPresent() && written.get().compareTo(current) > 0) {
            throw refused(
                    "version-is-not-newer",
                    folder,
                    number,
                    "Version " + written.get() + " of the generator wrote the files of this folder, this is " + current
                            + " and may undo what it cannot know.",
                    "Use version " + written.get() + " or a newer one. To go back on purpose, write " + current
                            + " into this line.");
        }
    }

    private PortfolioException refused(String id, String folder, int line, String what, String fix) {
        String name = files.shown(InventoryFiles.in(folder));
        return PortfolioException.refused(List.of(new Problem(id, new Place.InFile(name, line, 1), what, fix)));
    }
}
