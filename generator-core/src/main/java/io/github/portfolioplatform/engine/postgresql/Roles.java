package io.github.portfolioplatform.engine.postgresql;

import io.github.portfolioplatform.engine.ServerUser.Purpose;
import io.github.portfolioplatform.model.SecondLogin;
import java.util.Map;
import java.util.TreeMap;

/**
 * The roles of a server whose users have one purpose each. No login is the owner of the data.
 *
 * <p>PostgreSQL cuts names at 63 characters and reserves those that start with {@code pg_}; a database that is called so has no roles.
 *
 * @param database the database that they are for, {@code [a-z_][a-z0-9_]*}, so that nothing needs escaping
 * @see <a href="https://www.postgresql.org/docs/current/sql-createrole.html">PostgreSQL: CREATE ROLE</a>
 */
record Roles(String database) {

    private static final int LONGEST_BEGINNING = 63 - "_incomplete".length();

    /** {@return the owner of the data} */
    String owner() {
        return database + "_owner";
    }

    /**
     * {@return the role for that purpose} The superuser connects by the socket alone, and the administrator has no rights on data. Those for
     * metrics, backups and restores have the same name everywhere, so that tools find them.
     */
    String of(Purpose purpose) {
        return switch (purpose) {
            case APPLICATION -> database + "_app";
            case ADMINISTRATION -> database + "_admin";
            case SUPERUSER -> "postgres";
            case SECOND -> database + "_" + SecondLogin.PASSWORD;
            case MIGRATION -> database + "_migrate";
            case READING -> database + "_ro";
            case METRICS -> "metrics";
            case BACKUP -> "backup";
            case RESTORE -> "restore";
        };
    }

    /** {@return what scripts call the roles, and the databases of a restore} */
    Map<String, String> placeholders() {
        Map<String, String> values = new TreeMap<>(Map.of("database", database, "owner", owner()));
        // As restore.sh does: of a longer name, PostgreSQL would cut what makes it another one.
        String beginning = database.substring(0, Math.min(database.length(), LONGEST_BEGINNING));
        values.put("restoring", beginning + "_restoring");
        values.put("incomplete", beginning + "_incomplete");
        values.put("template", beginning + "_template");
        for (Purpose purpose : Purpose.values()) {
            values.put(purpose.id(), of(purpose));
        }
        return values;
    }
}
