package io.github.portfolioplatform.engine.mongodb;

import io.github.portfolioplatform.engine.DatabaseClient;
import io.github.portfolioplatform.engine.Endpoint;
import io.github.portfolioplatform.engine.InstanceNames;
import io.github.portfolioplatform.engine.SecretPassword;
import io.github.portfolioplatform.engine.UserSecret;
import io.github.portfolioplatform.engine.UserSecret.Form;
import io.github.portfolioplatform.engine.UserSecret.PasswordOf;
import io.github.portfolioplatform.engine.UserSecret.Template;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The Secrets of an instance of production. The access job reads all of them, and the first start does.
 *
 * @param instance the instance
 * @param names the names of what belongs to it
 * @param endpoint where the server is
 */
record MongoDbSecrets(MongoDb instance, InstanceNames names, Endpoint endpoint) {

    private static final String ROLE = "credentials";

    List<UserSecret> all() {
        return Stream.concat(
                        Stream.of(ofTheApplication()),
                        MongoDbUser.all(instance, names).stream()
                                .filter(user -> !user.purpose().equals(MongoDbUser.APPLICATION))
                                .map(this::of))
                .toList();
    }

    /**
     * The key that development has, too, and what the specification of service bindings names: the login in use. The key stays with the
     * first login: who reads that alone has the name of the user from elsewhere, and the two must fit.
     */
    private UserSecret ofTheApplication() {
        MongoDbUser user = MongoDbUser.application(instance, names);
        MongoDbUser told = MongoDbUser.inUse(instance, names);
        SortedMap<String, Template> values = UserSecret.binding(client(told), told.purpose());
        values.put(user.password().key(), password(user));
        return new UserSecret(user.password().secret(), ROLE, values, false);
    }

    /** The administrator of users is for the access job, which knows its name. */
    private UserSecret of(MongoDbUser user) {
        SortedMap<String, Template> values = user.purpose().equals(MongoDbUser.ADMINISTRATOR)
                ? new TreeMap<>(Map.of(user.password().key(), password(user)))
                : UserSecret.binding(client(user), user.purpose());
        return new UserSecret(user.password().secret(), ROLE + "-" + user.purpose(), values, false);
    }

    /** {@return the application with the login in use, as a client} */
    DatabaseClient application() {
        return client(MongoDbUser.inUse(instance, names));
    }

    /** A client whose password nobody knows here, and which has no way but TLS. */
    private DatabaseClient client(MongoDbUser user) {
        SecretPassword password =
                new SecretPassword(user.password().secret(), user.password().key(), Optional.empty());
        return new MongoDbClient(instance, user.name(), password, endpoint.overTls());
    }

    private static Template password(MongoDbUser user) {
        return Template.of(new PasswordOf(user.purpose(), Form.PLAIN));
    }
}
