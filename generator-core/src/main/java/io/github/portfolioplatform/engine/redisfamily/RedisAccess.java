package io.github.portfolioplatform.engine.redisfamily;

import io.github.portfolioplatform.engine.DataCopies;
import io.github.portfolioplatform.engine.DatabaseClient;
import io.github.portfolioplatform.engine.Endpoint;
import io.github.portfolioplatform.engine.InstanceNames;
import io.github.portfolioplatform.engine.UserSecret;
import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.Posture.Choice;
import java.util.List;
import java.util.Optional;

/**
 * How others reach an instance, whatever runs it: as a user of its own, or with the one password.
 *
 * @param family the engine
 * @param environment the environment
 * @param instance the instance
 * @param endpoint where it is
 */
record RedisAccess(RedisFamily family, Environment environment, DatabaseInstance instance, Endpoint endpoint) {

    DatabaseClient client(RedisUser user) {
        RedisLogin login = login(user);
        return new RedisClient(login.user(), login.password(), endpoint);
    }

    List<UserSecret> secrets() {
        return has(Choice.USERS) ? RedisSecrets.ofUsers(names(), this::client) : RedisSecrets.ofPassword(names());
    }

    DataCopies copies() {
        return new RedisCopies(family, instance, endpoint.host(), has(Choice.TLS)).as(login(RedisUser.BACKUP));
    }

    private RedisLogin login(RedisUser user) {
        return has(Choice.USERS)
                ? RedisLogin.of(user, names())
                : RedisLogin.ofAll(names(), has(Choice.SECRET_SOURCE) ? Optional.empty() : instance.password());
    }

    private InstanceNames names() {
        return InstanceNames.of(environment, instance);
    }

    private boolean has(Choice choice) {
        return environment.posture().includes(choice);
    }
}
