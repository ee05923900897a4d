package io.github.portfolioplatform.engine.postgresql;

import io.github.portfolioplatform.model.SecondLogin;
import java.util.Map;
import java.util.TreeMap;

/**
 * The roles of a server of production. No login is the owner of the data; each login has one purpose.
 *
 * <p>PostgreSQL cuts names at 63 characters and reserves those that start with {@code pg_}; a database that is called so has no roles.
 *
 * @param database the database that they are for, {@code [a-z_][a-z0-9_]*}, so that nothing needs escaping
 * @see <a href="https://www.postgresql.org/docs/current/sql-createrole.html">PostgreSQL: CREATE ROLE</a>
 */
record Roles(String database) {

    private static final int LONGEST_BEGINNING = 63 - "_incomplete".length();

    /** {@return the superuser, who comes by the socket alone} */
    static String superuser() {
        return "postgres";
    }

    /** {@return the owner of the data} */
    String owner() {
        return database + "_owner";
    }

    /** {@return who looks after the others, and has no rights on data} */
    String admin() {
        return database + "_admin";
    }

    /** {@return the role for that purpose; those for metrics, backups and restores have the same name everywhere, so that tools find them} */
    String of(Purpose purpose) {
        return switch (purpose) {
            case APPLICATION -> database + "_app";
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
        Map<String, String> values = new TreeMap<>(Map.of("database", database, "owner", owner(), "admin", admin()));
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

    /** What a role logs in for. */
    enum Purpose {
        /** Reads and writes rows. */
        APPLICATION("app"),
        /** Acts as the application, where a second login of it is declared. */
        SECOND(SecondLogin.PASSWORD),
        /** Changes the schema. */
        MIGRATION("migrate"),
        /** Reads rows. */
        READING("read-only"),
        /** Reads statistics, and no data. */
        METRICS("metrics"),
        /** Reads everything that a dump needs. */
        BACKUP("backup"),
        /** Restores a copy as any of the roles that data belongs to, and no superuser. */
        RESTORE("restore");

        private final String id;

        Purpose(String id) {
            this.id = id;
        }

        /** {@return what its password is called in the store, and in the folder of credentials} */
        String id() {
            return id;
        }
    }
}
