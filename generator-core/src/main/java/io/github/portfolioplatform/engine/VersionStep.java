package io.github.portfolioplatform.engine;

import io.github.portfolioplatform.model.EngineVersion;
import java.util.Arrays;
import java.util.List;

/**
 * A server is replaced by one of another version, on the data that is there.
 *
 * @param from the version that wrote the data
 * @param to the version that is to go on with it
 */
public record VersionStep(EngineVersion from, EngineVersion to) {

    /** {@return whether the new version is the older one; {@code 14} and {@code 14.19} may be the same, so that neither is} */
    public boolean goesBack() {
        List<Integer> before = numbers(from);
        List<Integer> after = numbers(to);
        for (int i = 0; i < Math.min(before.size(), after.size()); i++) {
            int order = Integer.compare(before.get(i), after.get(i));
            if (order != 0) {
                return order > 0;
            }
        }
        return false;
    }

    /** {@return the numbers of a version, 14 and 19 of {@code 14.19}} */
    public static List<Integer> numbers(EngineVersion version) {
        return Arrays.stream(version.text().split("\\.")).map(Integer::valueOf).toList();
    }
}
