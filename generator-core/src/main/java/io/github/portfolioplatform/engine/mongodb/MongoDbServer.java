package io.github.portfolioplatform.engine.mongodb;

import io.github.portfolioplatform.engine.DatabaseServer;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.Posture;
import io.github.portfolioplatform.model.RunAs;

/**
 * A MongoDB server on the Docker Official Image.
 *
 * @see <a href="https://github.com/docker-library/docs/blob/master/mongo/README.md">the environment variables of the image</a>
 */
public abstract sealed class MongoDbServer implements DatabaseServer permits MongoDbWithOneUser, MongoDbWithUsers {

    /** Where the image keeps its data. */
    static final String DATA = "/data/db";

    /** The port that clients connect to. */
    static final int PORT = 27017;

    static final String PASSWORD_KEY = MongoDb.ENGINE.passwordKey();

    /** The image declares {@code /data/configdb} a volume; an empty directory keeps the runtime from making an anonymous one. */
    static final String CONFIG_VOLUME = "mongodb-configdb";

    /** Where the empty directory is mounted. */
    static final String CONFIG_PATH = "/data/configdb";

    /** SIGTERM writes a checkpoint. */
    static final long GRACE_PERIOD_SECONDS = 120;

    final MongoDb instance;

    MongoDbServer(MongoDb instance) {
        this.instance = instance;
    }

    /** {@return the server of that instance in the posture of its environment} */
    public static DatabaseServer of(Environment environment, MongoDb instance) {
        // No conditional expression: to verify one, the JVM may load both classes, and the goals run cold.
        if (environment.posture().includes(Posture.Choice.USERS)) {
            return new MongoDbWithUsers(environment, instance);
        }
        return new MongoDbWithOneUser(instance);
    }

    @Override
    public final String dataMountPath() {
        return DATA;
    }

    @Override
    public final RunAs runAs() {
        return MongoDbCopies.MONGODB;
    }
}
