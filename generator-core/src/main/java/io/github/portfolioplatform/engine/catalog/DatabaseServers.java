package io.github.portfolioplatform.engine.catalog;

import io.github.portfolioplatform.engine.DatabaseServer;
import io.github.portfolioplatform.engine.mongodb.MongoDbServer;
import io.github.portfolioplatform.engine.postgresql.PostgreSqlServer;
import io.github.portfolioplatform.engine.redis.RedisServer;
import io.github.portfolioplatform.model.DatabaseInstance;

/** The list of engines. */
public final class DatabaseServers {

    private DatabaseServers() {}

    /** {@return the instance as its engine sees it} */
    public static DatabaseServer of(DatabaseInstance instance) {
        return instance.match(PostgreSqlServer::new, RedisServer::new, MongoDbServer::new);
    }
}
