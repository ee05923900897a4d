package io.github.portfolioplatform.engine.redis;

import io.github.portfolioplatform.engine.DatabaseServer;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.Posture;
import io.github.portfolioplatform.model.RunAs;

/**
 * A Redis server on the Docker Official Image, or on that of Valkey.
 *
 * @see <a href="https://github.com/redis/docker-library-redis">the image's entrypoint</a>
 * @see <a href="https://github.com/valkey-io/valkey-container">that of Valkey</a>
 */
abstract sealed class RedisServer implements DatabaseServer permits RedisWithPassword, RedisWithUsers {

    static final int PORT = 6379;
    static final String PASSWORD_KEY = Redis.ENGINE.passwordKey();

    /** SIGTERM saves the data. */
    static final long GRACE_PERIOD_SECONDS = 60;

    final Redis instance;

    RedisServer(Redis instance) {
        this.instance = instance;
    }

    /** {@return the server of that instance in the posture of its environment} */
    public static DatabaseServer of(Environment environment, Redis instance) {
        // No conditional expression: to verify one, the JVM may load both classes, and the goals run cold.
        if (environment.posture().includes(Posture.Choice.USERS)) {
            return new RedisWithUsers(environment, instance);
        }
        return new RedisWithPassword(instance);
    }

    @Override
    public final String dataMountPath() {
        return Persistence.FOLDER;
    }

    @Override
    public final RunAs runAs() {
        return RedisCopies.user(instance);
    }
}
