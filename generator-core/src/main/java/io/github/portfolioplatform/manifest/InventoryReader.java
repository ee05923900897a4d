package io.github.portfolioplatform.manifest;

import io.github.portfolioplatform.problem.Place;
import io.github.portfolioplatform.problem.PortfolioException;
import io.github.portfolioplatform.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads an inventory. What it lists may be overwritten and deleted, so nothing in it is guessed at. One without the lines that name the
 * portfolio and the version is of the generator before it wrote them.
 */
final class InventoryReader {

    private static final Pattern ENTRY = Pattern.compile("([0-9a-f]{64})  (.+)");
    private static final Pattern MARKER = Pattern.compile("(?:<{7}|\\|{7}|={7}|>{7})(?: .*)?");

    private final String name;
    private final String portfolio;
    private final ToolVersion current;

    /**
     * Creates a reader.
     *
     * @param name how problems call the file
     * @param portfolio the portfolio that is rendered
     * @param current the version of the generator that runs
     */
    InventoryReader(String name, String portfolio, ToolVersion current) {
        this.name = name;
        this.portfolio = portfolio;
        this.current = current;
    }

    /**
     * Reads an inventory.
     *
     * @throws PortfolioException if a line is not an entry, as after a merge conflict, or if the files are not for this portfolio
     *     and this version to write
     */
    Inventory read(byte[] content) {
        SortedMap<ManifestPath, SortedSet<String>> digests = new TreeMap<>();
        Optional<ToolVersion> version = Optional.empty();
        List<String> lines = lines(content);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith("#")) {
                refuseOther(line, i + 1);
                version = newest(version, line);
                continue;
            }
            Matcher entry = ENTRY.matcher(line);
            if (!entry.matches() || !ManifestPath.isValid(entry.group(2))) {
                throw unreadable(line, i + 1);
            }
            ManifestPath path = new ManifestPath(entry.group(2));
            SortedSet<String> known = digests.getOrDefault(path, new TreeSet<>());
            known.add(entry.group(1));
            digests.put(path, known);
        }
        return new Inventory(version, digests);
    }

    /** {@return the paths of all entries; what is no entry is passed over, for nothing is written by this list} */
    static SortedSet<String> paths(byte[] content) {
        SortedSet<String> paths = new TreeSet<>();
        for (String line : lines(content)) {
            Matcher entry = ENTRY.matcher(line);
            if (entry.matches()) {
                paths.add(entry.group(2));
            }
        }
        return paths;
    }

    /** {@return whether it is the inventory of that portfolio} */
    static boolean isOf(String portfolio, byte[] content) {
        return lines(content).contains(Inventory.PORTFOLIO + portfolio);
    }

    private static List<String> lines(byte[] content) {
        return new String(content, StandardCharsets.UTF_8).lines().toList();
    }

    private static Optional<ToolVersion> version(String line) {
        return line.startsWith(Inventory.VERSION)
                ? ToolVersion.parse(line.substring(Inventory.VERSION.length()).strip())
                : Optional.empty();
    }

    private static Optional<ToolVersion> newest(Optional<ToolVersion> known, String line) {
        Optional<ToolVersion> written = version(line);
        if (known.isPresent() && written.isPresent()) {
            return known.get().compareTo(written.get()) < 0 ? written : known;
        }
        return written.isPresent() ? written : known;
    }

    private void refuseOther(String line, int number) {
        if (line.startsWith(Inventory.PORTFOLIO)) {
            String owner = line.substring(Inventory.PORTFOLIO.length()).strip();
            if (!owner.equals(portfolio)) {
                throw refused(
                        "folder-is-ours",
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
                    number,
                    "Version " + written.get() + " of the generator wrote the files of this folder, this is " + current
                            + " and may undo what it cannot know.",
                    "Use version " + written.get() + " or a newer one. To go back on purpose, write " + current
                            + " into this line.");
        }
    }

    private PortfolioException unreadable(String line, int number) {
        if (MARKER.matcher(line).matches()) {
            return refused(
                    "inventory-is-readable",
                    number,
                    "This line is the marker of a merge conflict.",
                    "Take either side whole, with git checkout --ours " + name + " or git checkout --theirs " + name
                            + ", then run portfolio:generate, which completes it.");
        }
        return refused(
                "inventory-is-readable",
                number,
                "This line is not an entry of the inventory.",
                "Take the file from git as it was, then run portfolio:generate.");
    }

    private PortfolioException refused(String id, int line, String what, String fix) {
        return new PortfolioException(List.of(new Problem(id, new Place.InFile(name, line, 1), what, fix)));
    }
}
