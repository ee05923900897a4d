package io.github.portfolioplatform.engine;

import io.github.portfolioplatform.model.SecretSource;
import java.util.ArrayList;
import java.util.List;

/**
 * How the passwords of a server of production change while it runs, for the people who change them.
 *
 * @param logins the users whose passwords the store has
 * @param rules what happens after a change, as sentences; {@code <name>} is the instance, {@code <database>} its database
 */
public record Rotation(List<Login> logins, List<String> rules) {

    /** The rule of servers that keep one password for a login. */
    private static final String TAKING_TURNS =
            "An instance with 'secondLogin' has a second login of the application, '<database>_app2', with the property 'app2' and the Secret"
                    + " '<name>-app2'. The two take turns, so that no connection is refused: the row Rotation of the instance has the steps.";

    private static final String PREVIOUS =
            "The job logs in as <database>_admin. When 'admin' changes, add the old password as 'admin-previous' in the same change, and remove it"
                    + " after the job has completed.";

    private static final String READ_ONCE =
            "The External Secrets Operator creates the Secret <name>-admin once. When the entry has the new and the old password, delete that"
                    + " Secret, and the operator creates it again.";

    private static final String GENERATED =
            "The External Secrets Operator creates the Secret <name>-admin once. Its passwords stay as they were generated first, so that the job"
                    + " can log in.";

    private static final String LOST =
            "If the password of <database>_admin is lost, the job fails, and its log has the commands that repair the server.";

    /** Copies the lists. */
    public Rotation {
        logins = List.copyOf(logins);
        rules = List.copyOf(rules);
    }

    /**
     * {@return how users rotate whose passwords an administrator sets, who is one of them}
     *
     * @param source where the passwords come from
     * @param logins the users
     * @param job what its job does, in the words of the engine
     */
    public static Rotation ofJob(SecretSource source, List<Login> logins, List<String> job) {
        List<String> rules = new ArrayList<>(job);
        rules.add(TAKING_TURNS);
        if (source instanceof SecretSource.Generated) {
            rules.add(GENERATED);
        } else {
            rules.add(PREVIOUS);
            if (source.isReadOnce()) {
                rules.add(READ_ONCE);
            }
        }
        rules.add(LOST);
        return new Rotation(logins, rules);
    }

    /**
     * A user that logs in with a password of the store.
     *
     * @param property what its password is called in the entry of the instance
     * @param user what it logs in as
     * @param use who or what uses it
     * @param secret the user whose Secret has the password: itself, or the administrator
     */
    public record Login(String property, String user, String use, String secret) {

        /** Creates a user with a Secret of its own. */
        public Login(String property, String user, String use) {
            this(property, user, use, property);
        }
    }
}
