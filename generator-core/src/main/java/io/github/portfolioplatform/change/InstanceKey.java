package io.github.portfolioplatform.change;

import java.util.Comparator;
import java.util.Optional;

/**
 * An instance in an environment.
 *
 * @param environment the folder of the environment; empty for files that lie in none
 * @param instance the name of the instance
 */
record InstanceKey(String environment, String instance) implements Comparable<InstanceKey> {

    private static final Comparator<InstanceKey> ORDER =
            Comparator.comparing(InstanceKey::environment).thenComparing(InstanceKey::instance);

    /** {@return the instance whose folder the file lies in: {@code <environment>/<instance>/<file>}} */
    static Optional<InstanceKey> ofFolder(String path) {
        String[] names = path.split("/", -1);
        return names.length < 3 ? Optional.empty() : Optional.of(new InstanceKey(names[0], names[1]));
    }

    static String environmentOf(String path) {
        return path.contains("/") ? path.substring(0, path.indexOf('/')) : "";
    }

    @Override
    public int compareTo(InstanceKey other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return environment.isEmpty() ? instance : environment + "/" + instance;
    }
}
