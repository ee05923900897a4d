package io.github.portfolioplatform.manifest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * How files look without being opened: path, size, time of the last change, and identity where the system has one.
 *
 * @param text a line for each file
 * @param newest the latest time of a change, in nanoseconds since 1970
 */
record Look(String text, long newest) {

    private static final Set<String> RECORDS = Set.of(Inventory.FILE, GitAttributes.FILE);

    /**
     * {@return the look of these files}
     *
     * @throws IOException if one is no file: the look of a folder does not tell what changes below it
     */
    static Look of(Collection<Path> files) throws IOException {
        Lines lines = new Lines();
        for (Path file : files) {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (!attributes.isRegularFile()) {
                throw new IOException(file + " is no file");
            }
            lines.add(file.toAbsolutePath().toString(), attributes);
        }
        return lines.look();
    }

    /** {@return the look of what lies in those folders, and of our own records beside them; of all else the name alone} */
    static Look of(Listing listing, Collection<String> folders) {
        Lines lines = new Lines();
        for (Map.Entry<String, BasicFileAttributes> entry : listing.entries().entrySet()) {
            String path = entry.getKey();
            boolean beside = path.indexOf('/') < 0 && !folders.contains(path) && !RECORDS.contains(path);
            if (beside || entry.getValue().isDirectory()) {
                lines.add(path);
            } else {
                lines.add(path, entry.getValue());
            }
        }
        listing.temporary().forEach(lines::add);
        return lines.look();
    }

    private static final class Lines {

        private final StringBuilder text = new StringBuilder();
        private long newest;

        void add(String path) {
            text.append(path).append('\n');
        }

        void add(String path, BasicFileAttributes attributes) {
            long time = attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS);
            text.append(path)
                    .append('\t')
                    .append(attributes.size())
                    .append('\t')
                    .append(time)
                    .append('\t')
                    .append(attributes.fileKey())
                    .append('\n');
            newest = Math.max(newest, time);
        }

        Look look() {
            return new Look(text.toString(), newest);
        }
    }
}
