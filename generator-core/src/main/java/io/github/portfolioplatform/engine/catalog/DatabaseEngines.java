package io.github.portfolioplatform.engine.catalog;

import io.github.portfolioplatform.engine.DatabaseEngine;
import io.github.portfolioplatform.engine.DatabaseServer;
import io.github.portfolioplatform.engine.mongodb.MongoDbEngine;
import io.github.portfolioplatform.engine.postgresql.PostgreSqlEngine;
import io.github.portfolioplatform.engine.redis.RedisEngine;
import io.github.portfolioplatform.engine.valkey.ValkeyEngine;
import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.Engine;
import io.github.portfolioplatform.model.Environment;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The list of engines. */
public final class DatabaseEngines {

    private static final List<DatabaseEngine> ALL =
            List.of(PostgreSqlEngine.INSTANCE, RedisEngine.INSTANCE, ValkeyEngine.INSTANCE, MongoDbEngine.INSTANCE);

    private DatabaseEngines() {}

    /** {@return all engines, in the order of documents and schemas} */
    public static List<DatabaseEngine> all() {
        return ALL;
    }

    /** {@return the engine of that {@link Engine#id()}} */
    public static Optional<DatabaseEngine> of(String id) {
        return ALL.stream().filter(engine -> engine.id().equals(id)).findFirst();
    }

    /**
     * {@return the same engine, with all that it can do}
     *
     * @throws IllegalArgumentException if the list does not have it
     */
    public static DatabaseEngine of(Engine engine) {
        return ALL.stream()
                .filter(listed -> listed.equals(engine))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not in the list of engines: " + engine.id()));
    }

    /** {@return the engine of the instance} */
    public static DatabaseEngine of(DatabaseInstance instance) {
        return of(instance.engine());
    }

    /** {@return the server of that instance in the posture of its environment} */
    public static DatabaseServer server(Environment environment, DatabaseInstance instance) {
        return of(instance).server(environment, instance);
    }

    /** {@return an empty map whose keys are in the order of this list} */
    public static <V> SortedMap<Engine, V> inOrder() {
        return new TreeMap<>(Comparator.comparingInt(engine -> ALL.indexOf(of(engine))));
    }

    /** {@return the same map, its keys in the order of this list} */
    public static <V> SortedMap<Engine, V> inOrder(Map<Engine, V> values) {
        SortedMap<Engine, V> ordered = inOrder();
        ordered.putAll(values);
        return ordered;
    }

    /** {@return the names of some engines for a sentence: {@code PostgreSQL and MongoDB}} */
    public static String names(Predicate<Engine> which) {
        return Engine.names(ALL.stream().filter(which));
    }
}
