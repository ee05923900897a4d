package io.github.portfolioplatform.connection;

import io.github.portfolioplatform.engine.mongodb.MongoDb;
import io.github.portfolioplatform.engine.postgresql.PostgreSql;
import io.github.portfolioplatform.engine.redis.Redis;
import io.github.portfolioplatform.golden.Scenario;
import io.github.portfolioplatform.model.Credentials;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.Password;
import java.util.Optional;

/** The platform's connections, also with logins that its spec would have to refuse. */
final class Platform {

    static final Environment DEVELOPMENT = Scenario.PLATFORM.portfolio().environment("development");

    private Platform() {}

    static Connection postgreSql() {
        return Connections.of(DEVELOPMENT, "postgresql-bookmarked");
    }

    static Connection postgreSql(String user, String password) {
        PostgreSql platform = (PostgreSql) postgreSql().instance();
        Credentials credentials = Credentials.of(user, Password.of(password));
        return new Connection(
                DEVELOPMENT,
                new PostgreSql(platform.basics(), platform.database(), credentials),
                postgreSql().endpoint());
    }

    static Connection redis() {
        return Connections.of(DEVELOPMENT, "redis");
    }

    static Connection redis(String password) {
        return new Connection(
                DEVELOPMENT,
                new Redis(redis().instance().basics(), Optional.of(Password.of(password))),
                redis().endpoint());
    }

    static Connection mongoDb() {
        return Connections.of(DEVELOPMENT, "mongodb-intervalai");
    }

    static Connection mongoDb(String user, String password) {
        MongoDb platform = (MongoDb) mongoDb().instance();
        Credentials credentials = Credentials.of(user, Password.of(password));
        return new Connection(
                DEVELOPMENT,
                new MongoDb(platform.basics(), platform.database(), credentials),
                mongoDb().endpoint());
    }
}
