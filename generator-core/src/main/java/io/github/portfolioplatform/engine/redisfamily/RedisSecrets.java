package io.github.portfolioplatform.engine.redisfamily;

import io.github.portfolioplatform.engine.DatabaseClient;
import io.github.portfolioplatform.engine.InstanceNames;
import io.github.portfolioplatform.engine.SecretPassword;
import io.github.portfolioplatform.engine.UserSecret;
import io.github.portfolioplatform.engine.UserSecret.Form;
import io.github.portfolioplatform.engine.UserSecret.PasswordOf;
import io.github.portfolioplatform.engine.UserSecret.Template;
import io.github.portfolioplatform.engine.UserSecret.Text;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The Secrets of a server. Without users there is one password in one Secret. With users there is one Secret for each, so that a client that
 * reads one knows one password; the server reads the passwords of all.
 */
final class RedisSecrets {

    /** The key of the password of a user that is not the application. */
    static final String PASSWORD = "password";

    /**
     * The key of the configuration that demands the password, where it is the only one. Users provide such Secrets, so all engines of the family
     * have the same keys.
     */
    static final String CONFIGURATION = "redis.conf";

    private static final String ROLE = "credentials-";

    private RedisSecrets() {}

    /** {@return the key of the password of that user in the Secret of that user} */
    static SecretPassword password(InstanceNames names, RedisUser user) {
        return user == RedisUser.APP
                ? new SecretPassword(names.credentials(), RedisFamily.PASSWORD_KEY, Optional.empty())
                : new SecretPassword(names.credentialsOf(user.id()), PASSWORD, Optional.empty());
    }

    /** The server reads the password from a file that is its configuration, in quotes, so that spaces, quotes and {@code #} have no meaning. */
    static List<UserSecret> ofPassword(InstanceNames names) {
        UserSecret one = UserSecret.ofOnePassword(names.credentials(), RedisFamily.PASSWORD_KEY);
        SortedMap<String, Template> values = new TreeMap<>(one.values());
        values.put(
                CONFIGURATION,
                Template.of(
                        new Text("requirepass "), new PasswordOf(UserSecret.APPLICATION, Form.QUOTED), new Text("\n")));
        return List.of(new UserSecret(one.name(), one.role(), values, one.forConsumers()));
    }

    /** {@return the Secrets of all users, that of the application first} */
    static List<UserSecret> ofUsers(InstanceNames names, Function<RedisUser, DatabaseClient> client) {
        return List.of(
                ofApplication(names, client.apply(RedisUser.APP)),
                ofOthers(names, RedisUser.ADMIN, client),
                ofOthers(names, RedisUser.METRICS, client),
                ofOthers(names, RedisUser.BACKUP, client));
    }

    /** What the application is told as a binding, and the key that it reads in development. */
    private static UserSecret ofApplication(InstanceNames names, DatabaseClient client) {
        SortedMap<String, Template> values = UserSecret.binding(client, RedisUser.APP.id());
        values.put(RedisFamily.PASSWORD_KEY, plain(RedisUser.APP));
        return new UserSecret(names.credentials(), "credentials", values, true);
    }

    /** What people and programs log in with that nobody renders. */
    private static UserSecret ofOthers(
            InstanceNames names, RedisUser user, Function<RedisUser, DatabaseClient> client) {
        SortedMap<String, Template> values = UserSecret.binding(client.apply(user), user.id());
        return new UserSecret(names.credentialsOf(user.id()), ROLE + user.id(), values, true);
    }

    private static Template plain(RedisUser user) {
        return Template.of(new PasswordOf(user.id(), Form.PLAIN));
    }
}
