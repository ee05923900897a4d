package io.github.portfolioplatform.manifest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What runs in this working copy wrote last: SHA-256 and path, a line each. It is not committed. It makes nothing ours: it tells only
 * whether a file of ours still has the content that a run gave to it. What it does not know, git may.
 */
final class WrittenRecord {

    static final String FILE = LocalFolder.NAME + "/written";

    private static final String HEADER =
            "# Written by portfolio:generate to notice edits by hand. To compare: sha256sum --check .portfolio/written\n";
    private static final Pattern ENTRY = Pattern.compile("([0-9a-f]{64})  (.+)");

    private WrittenRecord() {}

    /** {@return the contents that the record of a folder remembers; a line that is none is passed over} */
    static Inventory in(FolderFiles files) throws IOException {
        LocalFolder.refuseOther(files);
        SortedMap<ManifestPath, SortedSet<String>> digests = new TreeMap<>();
        new String(files.readIfExists(FILE), StandardCharsets.UTF_8).lines().forEach(line -> {
            Matcher entry = ENTRY.matcher(line);
            if (entry.matches() && ManifestPath.isValid(entry.group(2))) {
                digests.computeIfAbsent(new ManifestPath(entry.group(2)), none -> new TreeSet<>())
                        .add(entry.group(1));
            }
        });
        return new Inventory(Inventory.EMPTY.version(), digests);
    }

    static boolean isIn(FolderFiles files) {
        return Files.isRegularFile(files.root().resolve(FILE), LinkOption.NOFOLLOW_LINKS);
    }

    static byte[] bytes(Inventory inventory) {
        StringBuilder text = new StringBuilder(HEADER);
        for (Map.Entry<ManifestPath, SortedSet<String>> file :
                inventory.digests().entrySet()) {
            for (String digest : file.getValue()) {
                text.append(digest).append("  ").append(file.getKey()).append('\n');
            }
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Deletes what a killed run left beside the record. */
    static void clear(FolderFiles files) throws IOException {
        for (String purpose : List.of("-before", "-after")) {
            Path left = files.root().resolve(LocalFolder.NAME).resolve(StagedFiles.temporary("written", purpose));
            Files.deleteIfExists(left);
        }
    }
}
