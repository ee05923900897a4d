package io.github.portfolioplatform.engine.postgresql;

import io.github.portfolioplatform.engine.DatabaseServer;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.Posture;
import io.github.portfolioplatform.model.RunAs;

/**
 * A PostgreSQL server on the Docker Official Image.
 *
 * @see <a href="https://github.com/docker-library/docs/blob/master/postgres/README.md">the environment variables of the image</a>
 */
public abstract sealed class PostgreSqlServer implements DatabaseServer
        permits PostgreSqlWithOneUser, PostgreSqlWithUsers {

    static final int PORT = 5432;
    static final String PASSWORD_KEY = PostgreSql.ENGINE.passwordKey();

    final PostgreSql instance;

    PostgreSqlServer(PostgreSql instance) {
        this.instance = instance;
    }

    /** {@return the server of that instance in the posture of its environment} */
    public static DatabaseServer of(Environment environment, PostgreSql instance) {
        // No conditional expression: to verify one, the JVM may load both classes, and the goals run cold.
        if (environment.posture().includes(Posture.Choice.USERS)) {
            return new PostgreSqlWithUsers(environment, instance);
        }
        return new PostgreSqlWithOneUser(instance);
    }

    @Override
    public final String dataMountPath() {
        return DataLayout.of(instance.image().version()).mountPath();
    }

    @Override
    public final RunAs runAs() {
        return PostgreSqlCopies.user(instance);
    }
}
