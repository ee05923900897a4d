package io.github.portfolioplatform.model;

import io.github.portfolioplatform.problem.Problem;
import io.github.portfolioplatform.problem.Problems;
import java.util.Set;

/** What an instance is called and runs lets production give it users of its own and certificates that are renewed. */
final class ServersCanBeSecured implements PortfolioRule {

    /** Databases that each server of PostgreSQL has. */
    private static final Set<String> OF_POSTGRESQL = Set.of("postgres", "template0", "template1");

    /** Names of roles have 63 characters, and the longest that is made of the database ends in {@code _migrate}. */
    private static final int LONGEST_DATABASE = 55;

    @Override
    public void check(PortfolioDraft portfolio, Problems problems) {
        for (EnvironmentDraft environment : portfolio.environments()) {
            if (environment.traits().production() != null) {
                environment.instances().forEach(instance -> check(instance, problems));
            }
        }
    }

    private static void check(ResolvedDraft instance, Problems problems) {
        String database = instance.declared().database();
        if (instance.engine() == Engine.POSTGRESQL && database != null) {
            database(instance, database, problems);
        }
        version(instance, problems);
    }

    private static void database(ResolvedDraft instance, String database, Problems problems) {
        if (OF_POSTGRESQL.contains(database) || database.startsWith("pg_")) {
            problems.add(
                    "name-is-free",
                    instance.declared().path().field("database"),
                    "The database " + Problem.quoted(database)
                            + " is PostgreSQL's own, and production gives its users no " + "rights in it.",
                    "Give the database the name of the application.");
        } else if (database.length() > LONGEST_DATABASE) {
            problems.add(
                    "name-is-valid",
                    instance.declared().path().field("database"),
                    Problem.quoted(database) + " has " + database.length()
                            + " characters, and production makes the names of roles of it.",
                    "Write a database name of at most " + LONGEST_DATABASE + " characters.");
        }
    }

    private static void version(ResolvedDraft instance, Problems problems) {
        instance.version()
                .filter(version -> version.major() < oldest(instance.engine()))
                .ifPresent(version -> problems.add(
                        "version-can-be-secured",
                        instance.path().field("image"),
                        instance.engine().displayName() + " " + version + " cannot be secured as production demands.",
                        "Run version " + oldest(instance.engine()) + " at least."));
    }

    /** Redis before 7 takes certificate and key one after the other, which do not fit each other meanwhile. */
    private static int oldest(Engine engine) {
        return switch (engine) {
            case POSTGRESQL -> 14;
            case REDIS -> 7;
            case MONGODB -> 5;
        };
    }
}
