package io.github.portfolioplatform.manifest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of this generator, without what does not matter to the files of a folder: bug fixes and milestones.
 *
 * @param major the first number
 * @param minor the second number
 */
record ToolVersion(int major, int minor) implements Comparable<ToolVersion> {

    private static final Pattern START = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})(?:[.-].*)?");

    /** {@return the version that runs} */
    static ToolVersion current() {
        try (InputStream text = ToolVersion.class.getResourceAsStream("tool-version.txt")) {
            if (text == null) {
                throw new IllegalStateException("tool-version.txt is missing beside " + ToolVersion.class.getName());
            }
            String version = new String(text.readAllBytes(), StandardCharsets.UTF_8).strip();
            return parse(version).orElseThrow(() -> new IllegalStateException(version + " is no version"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** {@return the version that a text names, {@code 0.1} or {@code 0.1.0-SNAPSHOT}; empty if it names none} */
    static Optional<ToolVersion> parse(String text) {
        Matcher start = START.matcher(text);
        return start.matches()
                ? Optional.of(new ToolVersion(Integer.parseInt(start.group(1)), Integer.parseInt(start.group(2))))
                : Optional.empty();
    }

    @Override
    public int compareTo(ToolVersion other) {
        return major == other.major ? Integer.compare(minor, other.minor) : Integer.compare(major, other.major);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
