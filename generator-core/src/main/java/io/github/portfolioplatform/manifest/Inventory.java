package io.github.portfolioplatform.manifest;

import io.github.portfolioplatform.problem.Place;
import io.github.portfolioplatform.problem.PortfolioException;
import io.github.portfolioplatform.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The record of the files that are ours: SHA-256 and path, a line each, in the format of {@code sha256sum}. Its name has no ending
 * that a GitOps tool would read as a manifest.
 *
 * @param digests the hexadecimal SHA-256 of each file by path
 */
record Inventory(SortedMap<ManifestPath, String> digests) {

    static final String FILE = ".portfolio-inventory";

    private static final String HEADER =
            "# Written by portfolio:generate, which owns the files below. To verify them: sha256sum --check " + FILE
                    + "\n";
    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})  (.+)");

    static Inventory of(ManifestTree tree) {
        MessageDigest sha256 = sha256();
        SortedMap<ManifestPath, String> digests = new TreeMap<>();
        tree.files().forEach((path, bytes) -> digests.put(path, HexFormat.of().formatHex(sha256.digest(bytes))));
        return new Inventory(digests);
    }

    /**
     * Reads an inventory.
     *
     * @param name how problems call the file
     * @throws PortfolioException if a line is not an entry, as after a merge conflict; what it lists may be deleted, so it is not
     *     guessed at
     */
    static Inventory parse(String name, byte[] content) {
        SortedMap<ManifestPath, String> digests = new TreeMap<>();
        List<String> lines = new String(content, StandardCharsets.UTF_8).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("#")) {
                continue;
            }
            Matcher entry = LINE.matcher(lines.get(i));
            if (!entry.matches() || !ManifestPath.isValid(entry.group(2))) {
                throw new PortfolioException(List.of(new Problem(
                        "inventory-is-readable",
                        new Place.InFile(name, i + 1, 1),
                        "This line is not an entry of the inventory.",
                        "Take the file from git as it was before the merge, then run portfolio:generate.")));
            }
            digests.put(new ManifestPath(entry.group(2)), entry.group(1));
        }
        return new Inventory(digests);
    }

    /** {@return the files that are in either; so that a run that is cut short leaves no file that nobody owns} */
    Inventory plus(Inventory other) {
        SortedMap<ManifestPath, String> both = new TreeMap<>(digests);
        both.putAll(other.digests);
        return new Inventory(both);
    }

    /** {@return the files that are here and not in the tree} */
    NavigableSet<ManifestPath> without(ManifestTree tree) {
        NavigableSet<ManifestPath> rest = new TreeSet<>(digests.keySet());
        rest.removeAll(tree.files().keySet());
        return rest;
    }

    byte[] bytes() {
        StringBuilder text = new StringBuilder(HEADER);
        digests.forEach(
                (path, digest) -> text.append(digest).append("  ").append(path).append('\n'));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
