package io.github.portfolioplatform.engine.catalog;

import io.github.portfolioplatform.engine.Compatibility;
import io.github.portfolioplatform.engine.DatabaseServer;
import io.github.portfolioplatform.engine.OperatorCommands;
import io.github.portfolioplatform.engine.PodCommands;
import io.github.portfolioplatform.engine.SecuredServer;
import io.github.portfolioplatform.engine.mongodb.MongoDbCompatibility;
import io.github.portfolioplatform.engine.mongodb.MongoDbServer;
import io.github.portfolioplatform.engine.mongodb.SecuredMongoDbServer;
import io.github.portfolioplatform.engine.postgresql.PostgreSqlCompatibility;
import io.github.portfolioplatform.engine.postgresql.PostgreSqlServer;
import io.github.portfolioplatform.engine.postgresql.SecuredPostgreSqlServer;
import io.github.portfolioplatform.engine.redis.RedisCompatibility;
import io.github.portfolioplatform.engine.redis.RedisServer;
import io.github.portfolioplatform.engine.redis.SecuredRedisServer;
import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.Engine;
import io.github.portfolioplatform.model.Environment;

/** The list of engines. */
public final class DatabaseServers {

    private DatabaseServers() {}

    /** {@return the instance as its engine sees it} */
    public static DatabaseServer of(DatabaseInstance instance) {
        return instance.match(PostgreSqlServer::new, RedisServer::new, MongoDbServer::new);
    }

    /** {@return an instance of an environment of production as its engine sees it} */
    public static SecuredServer secured(Environment environment, DatabaseInstance instance) {
        return instance.match(
                postgreSql -> new SecuredPostgreSqlServer(environment, postgreSql),
                redis -> new SecuredRedisServer(environment, redis),
                mongoDb -> new SecuredMongoDbServer(environment, mongoDb));
    }

    /** {@return what somebody types who looks after an instance} */
    public static OperatorCommands commands(Environment environment, DatabaseInstance instance) {
        PodCommands pod = PodCommands.of(environment, instance);
        return environment.production().isPresent()
                ? secured(environment, instance).commands(pod)
                : of(instance).commands(pod);
    }

    /** {@return what the data survives that a server of that engine has stored} */
    public static Compatibility compatibilityOf(Engine engine) {
        return switch (engine) {
            case POSTGRESQL -> new PostgreSqlCompatibility();
            case REDIS -> new RedisCompatibility();
            case MONGODB -> new MongoDbCompatibility();
        };
    }
}
