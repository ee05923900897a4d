package io.github.portfolioplatform.manifest;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where a file lies below the output folder: names with {@code /} between, the same on every operating system.
 *
 * @param text the path, {@code development/redis/service.yaml}
 */
public record ManifestPath(String text) implements Comparable<ManifestPath> {

    /** A name that ends with a dot is another one on Windows. */
    private static final String NAME = "[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?";

    private static final Pattern GRAMMAR = Pattern.compile(NAME + "(?:/" + NAME + ")*+");

    /**
     * Checks the path.
     *
     * @throws IllegalArgumentException if it could leave the output folder, or name a hidden file
     */
    public ManifestPath {
        requireNonNull(text, "text");
        if (!isValid(text)) {
            throw new IllegalArgumentException("'" + text + "' is not a path below the output folder");
        }
    }

    static boolean isValid(String text) {
        return GRAMMAR.matcher(text).matches();
    }

    /** {@return the path of the file of a resource of an instance, which is called so without its ending} */
    public static ManifestPath of(String environment, String instance, String file) {
        requireNonNull(environment, "environment");
        requireNonNull(instance, "instance");
        requireNonNull(file, "file");
        return new ManifestPath(environment + "/" + instance + "/" + file + ".yaml");
    }

    /** The first name, the folder of the environment. */
    String top() {
        int end = text.indexOf('/');
        return end < 0 ? text : text.substring(0, end);
    }

    /** The folder that the file lies in, empty for the output folder. */
    String folder() {
        return text.substring(0, Math.max(0, text.lastIndexOf('/')));
    }

    /** The last name. */
    String name() {
        return text.substring(text.lastIndexOf('/') + 1);
    }

    /** The folders that the file lies in, the outermost first. */
    List<String> folders() {
        List<String> folders = new ArrayList<>();
        for (int end = text.indexOf('/'); end > 0; end = text.indexOf('/', end + 1)) {
            folders.add(text.substring(0, end));
        }
        return folders;
    }

    @Override
    public int compareTo(ManifestPath other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
