package io.github.portfolioplatform.model;

import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Predicate;

/** All engines, also those that the portfolio has no instance of. Finding them costs milliseconds, so it happens when a rule asks. */
final class KnownEngines {

    private static final List<Engine> ALL = List.copyOf(catalog().engines());

    private KnownEngines() {}

    static List<Engine> all() {
        return ALL;
    }

    /** {@return the names of some engines for a sentence: {@code PostgreSQL and MongoDB}} */
    static String names(Predicate<Engine> which) {
        return Engine.names(ALL.stream().filter(which));
    }

    /** {@return the smallest volume that a server of any engine works with} */
    static Storage leastStorage() {
        return ALL.stream()
                .map(Engine::leastStorage)
                .min(Comparator.comparing(Storage::quantity))
                .orElseThrow();
    }

    /** The class loader of the thread does not see this library where a Maven plugin or an annotation processor runs. */
    private static EngineCatalog catalog() {
        return ServiceLoader.load(EngineCatalog.class, EngineCatalog.class.getClassLoader())
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("The file META-INF/services/" + EngineCatalog.class.getName()
                                + " of generator-core is missing; a shaded archive has to keep it."));
    }
}
