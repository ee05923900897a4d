package io.github.portfolioplatform.document;

import java.util.Comparator;

/**
 * An instance in an environment, as the folders are called.
 *
 * @param environment the folder of the environment
 * @param instance the folder of the instance
 */
record InstanceName(String environment, String instance) implements Comparable<InstanceName> {

    /** What files belong to that lie in no folder of an instance: an inventory, what Argo CD reads. */
    static final InstanceName NONE = new InstanceName("", "");

    private static final Comparator<InstanceName> ORDER =
            Comparator.comparing(InstanceName::environment).thenComparing(InstanceName::instance);

    /** {@return the instance whose folder the file lies in, {@code <environment>/<instance>/<file>}} */
    static InstanceName ofFile(String path) {
        String[] names = path.split("/", -1);
        return names.length < 3 ? NONE : new InstanceName(names[0], names[1]);
    }

    @Override
    public int compareTo(InstanceName other) {
        return ORDER.compare(this, other);
    }

    /** {@return {@code development/redis}} */
    @Override
    public String toString() {
        return environment.isEmpty() ? instance : environment + "/" + instance;
    }
}
