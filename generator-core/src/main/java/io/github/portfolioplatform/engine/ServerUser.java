package io.github.portfolioplatform.engine;

import static java.util.Objects.requireNonNull;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.github.portfolioplatform.engine.DataCopies.Login;
import io.github.portfolioplatform.engine.PodVolumes.SecretFile;
import io.github.portfolioplatform.engine.UserSecret.Form;
import io.github.portfolioplatform.engine.UserSecret.PasswordOf;
import io.github.portfolioplatform.engine.UserSecret.Template;
import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.Posture.Choice;
import io.github.portfolioplatform.model.SecondLogin;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A user of a server: it logs in for one purpose, with a password that a Secret holds.
 *
 * @param purpose what it is for
 * @param login what it logs in as
 * @param password its password
 */
public record ServerUser(Purpose purpose, String login, SecretPassword password) {

    private static final String KEY = "password";
    private static final String ROLE = "credentials";

    /** Refuses null. */
    public ServerUser {
        requireNonNull(purpose, "purpose");
        requireNonNull(login, "login");
        requireNonNull(password, "password");
    }

    /** {@return the only user of a server, which is the application's; without a source of secrets, the portfolio may know its password} */
    public static ServerUser only(Environment environment, DatabaseInstance instance, String login) {
        requireNonNull(environment, "environment");
        requireNonNull(instance, "instance");
        return new ServerUser(
                Purpose.APPLICATION,
                login,
                new SecretPassword(
                        InstanceNames.of(environment, instance).credentials(),
                        instance.engine().passwordKey(),
                        environment.posture().includes(Choice.SECRET_SOURCE) ? Optional.empty() : instance.password()));
    }

    /** {@return the user of the application beside others; the key of its password is that of an only user} */
    public static ServerUser ofApplication(DatabaseInstance instance, InstanceNames names, String login) {
        requireNonNull(instance, "instance");
        requireNonNull(names, "names");
        return new ServerUser(
                Purpose.APPLICATION,
                login,
                new SecretPassword(names.credentials(), instance.engine().passwordKey(), Optional.empty()));
    }

    /** {@return a user with a Secret of its own} */
    public static ServerUser of(InstanceNames names, Purpose purpose, String login) {
        requireNonNull(names, "names");
        requireNonNull(purpose, "purpose");
        return new ServerUser(
                purpose, login, new SecretPassword(names.credentialsOf(purpose.id()), KEY, Optional.empty()));
    }

    /** {@return the same user, whose password is at that key of its Secret} */
    public ServerUser withKey(String key) {
        return new ServerUser(purpose, login, new SecretPassword(password.secretName(), key, password.known()));
    }

    /** {@return whether it is for that} */
    public boolean is(Purpose other) {
        return purpose == other;
    }

    /** {@return its password as a file that is called like its purpose} */
    public SecretFile file() {
        return new SecretFile(password.secretName(), password.key(), purpose.id());
    }

    /** {@return the same, without which a pod starts, too: the Secret may be younger than the data of the server} */
    public SecretFile optionalFile() {
        return new SecretFile(password.secretName(), password.key(), purpose.id(), true);
    }

    /** {@return the login of a job that takes or restores copies as this user, whose name the variables tell} */
    public Login copying(EnvVar... environment) {
        return Login.of(password.secretName(), password.key(), environment);
    }

    /** {@return the Secret of this user, with its password alone} */
    public UserSecret secret(boolean forConsumers) {
        SortedMap<String, Template> values = new TreeMap<>();
        values.put(password.key(), plainPassword());
        return secret(values, forConsumers);
    }

    /** {@return the Secret of this user, with all that its client is told} */
    public UserSecret secret(DatabaseClient client, boolean forConsumers) {
        return secret(UserSecret.binding(client, purpose.id()), forConsumers);
    }

    /**
     * {@return the Secret of the application, which is told one of its logins} The key of the password stays with the first login: who reads
     * that key alone has the name of the user from elsewhere, and the two must fit.
     */
    public UserSecret secret(ServerUser told, DatabaseClient client, boolean forConsumers) {
        requireNonNull(told, "told");
        SortedMap<String, Template> values = UserSecret.binding(client, told.purpose.id());
        values.put(password.key(), plainPassword());
        return secret(values, forConsumers);
    }

    private UserSecret secret(SortedMap<String, Template> values, boolean forConsumers) {
        String role = is(Purpose.APPLICATION) ? ROLE : ROLE + "-" + purpose.id();
        return new UserSecret(password.secretName(), role, values, forConsumers);
    }

    /** {@return the password as a value of a Secret} */
    public Template plainPassword() {
        return Template.of(new PasswordOf(purpose.id(), Form.PLAIN));
    }

    /** What a user logs in for. */
    public enum Purpose {
        /** Works with the data of the application. */
        APPLICATION(UserSecret.APPLICATION),
        /** Keeps users and their passwords as they are declared. */
        ADMINISTRATION("admin"),
        /** May do everything, inside of the server's own pod. */
        SUPERUSER("superuser"),
        /** Acts as the application, where a second login of it is declared. */
        SECOND(SecondLogin.PASSWORD),
        /** Changes the schema. */
        MIGRATION("migrate"),
        /** Reads data. */
        READING("read-only"),
        /** Reads the figures of the server, and no data. */
        METRICS("metrics"),
        /** Reads everything that a copy needs. */
        BACKUP("backup"),
        /** Restores copies. */
        RESTORE("restore");

        private final String id;

        Purpose(String id) {
            this.id = id;
        }

        /** {@return what its password is called in the store, in names of Secrets, and in the folder of credentials} */
        public String id() {
            return id;
        }
    }
}
