package io.github.portfolioplatform.engine;

import java.util.List;

/**
 * How the passwords of a server of production change while it runs, for the people who change them.
 *
 * @param logins the users whose passwords the store has
 * @param rules what happens after a change, as sentences; {@code <name>} is the instance, {@code <database>} its database
 */
public record Rotation(List<Login> logins, List<String> rules) {

    /** The rule of servers that keep one password for a login. */
    public static final String TAKING_TURNS =
            "An instance with 'secondLogin' has a second login of the application, <database>_app2, with the property 'app2' and the Secret"
                    + " <name>-app2. The two take turns, so that no connection is refused: the row Rotation of the instance has the steps.";

    /** Copies the lists. */
    public Rotation {
        logins = List.copyOf(logins);
        rules = List.copyOf(rules);
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
