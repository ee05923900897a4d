package io.github.portfolioplatform.engine.mongodb;

import io.github.portfolioplatform.engine.DatabaseClient;
import io.github.portfolioplatform.engine.UserSecret;
import io.github.portfolioplatform.engine.UserSecret.Form;
import io.github.portfolioplatform.engine.UserSecret.PasswordOf;
import io.github.portfolioplatform.engine.UserSecret.Template;
import io.github.portfolioplatform.model.MongoDb;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The Secrets of an instance of production. The access job reads all of them, and the first start does.
 *
 * @param instance the instance
 * @param application the application as a client
 */
record MongoDbSecrets(MongoDb instance, DatabaseClient application) {

    private static final String ROLE = "credentials";

    List<UserSecret> all() {
        return Stream.concat(
                        Stream.of(ofTheApplication()),
                        MongoDbUser.all(instance).stream()
                                .filter(user -> !user.purpose().equals(MongoDbUser.APPLICATION))
                                .map(MongoDbSecrets::of))
                .toList();
    }

    /** The key that development has, too, and what the specification of service bindings names. */
    private UserSecret ofTheApplication() {
        MongoDbUser user = MongoDbUser.application(instance);
        SortedMap<String, Template> values = UserSecret.binding(application, user.purpose());
        values.put(user.password().key(), password(user));
        return new UserSecret(user.password().secret(), ROLE, values, false);
    }

    /** The administrator of users is for the access job, which knows its name. */
    private static UserSecret of(MongoDbUser user) {
        Map<String, Template> values = user.purpose().equals(MongoDbUser.ADMINISTRATOR)
                ? Map.of(user.password().key(), password(user))
                : Map.of(user.password().key(), password(user), "username", Template.text(user.name()));
        return new UserSecret(user.password().secret(), ROLE + "-" + user.purpose(), new TreeMap<>(values), false);
    }

    private static Template password(MongoDbUser user) {
        return Template.of(new PasswordOf(user.purpose(), Form.PLAIN));
    }
}
