package io.github.portfolioplatform.model;

import java.util.List;
import java.util.function.Function;

/** One dedicated database server and the application it belongs to. */
public sealed interface DatabaseInstance permits PostgreSql, Redis, MongoDb {

    /** {@return the name of the Service and StatefulSet, and of all that belongs to them; a DNS-1035 label of at most 45 characters} */
    String name();

    /** {@return the application that owns the instance, as people write it} */
    String application();

    /** {@return the applications that use the instance beside its owner, with their reasons; usually empty} */
    List<SharedUse> sharedWith();

    /** {@return what the instance runs} */
    ServerImage image();

    /** {@return what the instance claims} */
    Allocation allocation();

    /** {@return the password that the server is set up with} */
    Password password();

    /** {@return the kind of server} */
    Engine engine();

    /**
     * Treats the instance according to its engine; the compiler sees to it that no engine is forgotten.
     *
     * @return what the function for this instance's engine returns
     */
    default <R> R match(
            Function<? super PostgreSql, ? extends R> postgreSql,
            Function<? super Redis, ? extends R> redis,
            Function<? super MongoDb, ? extends R> mongoDb) {
        return switch (engine()) {
            case POSTGRESQL -> postgreSql.apply((PostgreSql) this);
            case REDIS -> redis.apply((Redis) this);
            case MONGODB -> mongoDb.apply((MongoDb) this);
        };
    }
}
