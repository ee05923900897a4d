package io.github.portfolioplatform.cluster;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The fields that the API server may add to an object of a kind. All others must be kept exactly as they are rendered: what a server adds,
 * another version of it may add in another way, and tools that compare may call it drift.
 */
final class Defaults {

    private static final Map<String, List<Default>> BY_KIND = Map.of();

    private final List<Default> allowed;

    private Defaults(List<Default> allowed) {
        this.allowed = allowed;
    }

    static Defaults of(String kind) {
        return new Defaults(BY_KIND.getOrDefault(kind, List.of()));
    }

    /** {@return whether the server may add that value} */
    boolean allow(String path, Object value) {
        return allowed.stream().anyMatch(one -> one.fits(path, value));
    }

    /**
     * A default.
     *
     * @param path of the field, a regular expression
     * @param value what the server sets, a regular expression
     */
    private record Default(Pattern path, Pattern value) {

        boolean fits(String otherPath, Object otherValue) {
            return path.matcher(otherPath).matches()
                    && value.matcher(String.valueOf(otherValue)).matches();
        }
    }

    private static List<Default> list(String... pathsAndValues) {
        return Stream.iterate(0, i -> i < pathsAndValues.length, i -> i + 2)
                .map(i -> new Default(Pattern.compile(pathsAndValues[i]), Pattern.compile(pathsAndValues[i + 1])))
                .toList();
    }
}
