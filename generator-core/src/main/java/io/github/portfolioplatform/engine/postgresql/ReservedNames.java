package io.github.portfolioplatform.engine.postgresql;

import io.github.portfolioplatform.model.NameProblem;
import io.github.portfolioplatform.problem.Problem;
import java.util.Optional;
import java.util.Set;

/**
 * Names that PostgreSQL keeps for itself, or that production makes longer ones of.
 *
 * @see <a href="https://www.postgresql.org/docs/current/manage-ag-templatedbs.html">PostgreSQL: template databases</a>
 */
final class ReservedNames {

    private static final Set<String> TEMPLATES = Set.of("template0", "template1");
    private static final String DEFAULT_DATABASE = "postgres";
    private static final String SYSTEM_PREFIX = "pg_";

    /** Names of roles have 63 characters, and the longest that is made of the database ends in {@code _migrate}. */
    private static final int LONGEST_DATABASE = 55;

    private ReservedNames() {}

    static Optional<NameProblem> problemOfDatabase(String name) {
        return TEMPLATES.contains(name)
                ? Optional.of(NameProblem.reserved(
                        "'" + name + "' is a database of PostgreSQL itself.",
                        "Name the database after the application."))
                : Optional.empty();
    }

    static Optional<NameProblem> problemOfDatabaseInProduction(String name) {
        if (TEMPLATES.contains(name) || name.equals(DEFAULT_DATABASE) || name.startsWith(SYSTEM_PREFIX)) {
            return Optional.of(NameProblem.reserved(
                    "The database " + Problem.quoted(name)
                            + " is PostgreSQL's own, and production gives its users no rights in it.",
                    "Give the database the name of the application."));
        }
        return name.length() > LONGEST_DATABASE
                ? Optional.of(new NameProblem(
                        "name-is-valid",
                        Problem.quoted(name) + " has " + name.length()
                                + " characters, and production makes the names of roles of it.",
                        "Write a database name of at most " + LONGEST_DATABASE + " characters."))
                : Optional.empty();
    }

    static Optional<NameProblem> problemOfUser(String name) {
        return name.startsWith(SYSTEM_PREFIX) || name.equals("public")
                ? Optional.of(NameProblem.reserved(
                        "'" + name + "' is a role name that PostgreSQL reserves.",
                        "Name the user after the application, without pg_ in front."))
                : Optional.empty();
    }
}
