package io.github.portfolioplatform.engine.mongodb;

import io.github.portfolioplatform.engine.DatabaseClient;
import io.github.portfolioplatform.engine.InstanceNames;
import io.github.portfolioplatform.engine.UserSecret;
import io.github.portfolioplatform.engine.UserSecret.Form;
import io.github.portfolioplatform.engine.UserSecret.PasswordOf;
import io.github.portfolioplatform.engine.UserSecret.Template;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The Secrets of an instance of production. The access job reads all of them, and the first start does.
 *
 * @param instance the instance
 * @param names the names of what belongs to it
 * @param client who connects, as a client
 */
record MongoDbSecrets(MongoDb instance, InstanceNames names, Function<MongoDbUser, DatabaseClient> client) {

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
        SortedMap<String, Template> values = UserSecret.binding(client.apply(told), told.purpose());
        values.put(user.password().key(), password(user));
        return new UserSecret(user.password().secret(), ROLE, values, false);
    }

    /** The administrator of users is for the access job, which knows its name. */
    private UserSecret of(MongoDbUser user) {
        SortedMap<String, Template> values = user.purpose().equals(MongoDbUser.ADMINISTRATOR)
                ? new TreeMap<>(Map.of(user.password().key(), password(user)))
                : UserSecret.binding(client.apply(user), user.purpose());
        return new UserSecret(user.password().secret(), ROLE + "-" + user.purpose(), values, false);
    }

    private static Template password(MongoDbUser user) {
        return Template.of(new PasswordOf(user.purpose(), Form.PLAIN));
    }
}
