package io.github.portfolioplatform.engine.redisfamily;

import io.github.portfolioplatform.engine.InstanceNames;
import io.github.portfolioplatform.engine.SecretPassword;
import io.github.portfolioplatform.model.Password;
import java.util.Optional;

/**
 * What a client logs in with.
 *
 * @param user the name of the user; empty for the password of a server without users
 * @param password where the password is
 */
record RedisLogin(Optional<String> user, SecretPassword password) {

    /** {@return a user of its own} */
    static RedisLogin of(RedisUser user, InstanceNames names) {
        return new RedisLogin(Optional.of(user.id()), RedisSecrets.password(names, user));
    }

    /** {@return the one password that all clients have} */
    static RedisLogin ofAll(InstanceNames names, Optional<Password> known) {
        return new RedisLogin(
                Optional.empty(), new SecretPassword(names.credentials(), RedisFamily.PASSWORD_KEY, known));
    }
}
