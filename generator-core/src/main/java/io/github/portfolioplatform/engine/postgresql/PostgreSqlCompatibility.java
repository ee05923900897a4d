package io.github.portfolioplatform.engine.postgresql;

import io.github.portfolioplatform.engine.Compatibility;
import io.github.portfolioplatform.engine.Obstacle;
import io.github.portfolioplatform.engine.ServerSetup;
import io.github.portfolioplatform.engine.VersionStep;
import io.github.portfolioplatform.model.EngineVersion;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the data of PostgreSQL survives: the minor versions of its major version, and nothing else.
 *
 * @see <a href="https://www.postgresql.org/docs/current/upgrading.html">PostgreSQL: upgrading a cluster</a>
 */
final class PostgreSqlCompatibility implements Compatibility {

    /** Before version 10, a major version had two numbers. */
    private static final int FIRST_MAJOR_OF_ONE_NUMBER = 10;

    private static final String USER = "POSTGRES_USER";
    private static final String DATABASE = "POSTGRES_DB";
    private static final String SUPERUSER = "postgres";
    /** How the line of the job's script begins with which it tells a person what to run. */
    private static final String COMMAND = "kubectl exec ";

    @Override
    public Optional<Obstacle> versionObstacle(VersionStep step) {
        String from = step.from().text();
        String to = step.to().text();
        if (!major(step.from()).equals(major(step.to()))) {
            return Optional.of(new Obstacle(
                    to,
                    "PostgreSQL " + to + " does not start on the data directory of PostgreSQL " + from + ".",
                    "Keep " + from + " here, add an instance with " + to
                            + " beside it, move the data with pg_dump and pg_restore, and remove this one then."));
        }
        return step.goesBack()
                ? Optional.of(new Obstacle(
                        to,
                        "PostgreSQL goes back from " + from + " to " + to
                                + ", which lacks repairs that the data was written with.",
                        "Keep " + from + " or go forward."))
                : Optional.empty();
    }

    private static List<Integer> major(EngineVersion version) {
        int numbers = version.major() < FIRST_MAJOR_OF_ONE_NUMBER ? 2 : 1;
        return VersionStep.numbers(version).stream().limit(numbers).toList();
    }

    @Override
    public Optional<String> versionAdvice(VersionStep step) {
        return Optional.empty();
    }

    @Override
    public Optional<String> commandsAfterOtherSorting() {
        return Optional.of(
                "REINDEX DATABASE and ALTER DATABASE … REFRESH COLLATION VERSION (before PostgreSQL 15 ALTER COLLATION)");
    }

    @Override
    public boolean keepsItsPassword() {
        return true;
    }

    @Override
    public long userOfImage(String tag) {
        return PostgreSqlImages.USER.of(tag).user();
    }

    @Override
    public String withFilesOfAnotherUser() {
        return "PostgreSQL does not start on a data directory of another owner.";
    }

    @Override
    public String folder(ServerSetup setup) {
        return setup.option("-D")
                .or(() -> setup.variable("PGDATA"))
                .orElseGet(() -> DataLayout.folderOfImage(setup.version()));
    }

    @Override
    public Obstacle productionObstacle(String server, String namespace) {
        return new Obstacle(
                "production",
                "and the application can no longer make or change tables, which the user of the Secret " + server
                        + "-migrate does.",
                "Prepare clients and migrations, keep the present password as app until the job has taken over the data, and start it"
                        + " at once: kubectl create job --from=cronjob/" + server + "-access " + server + "-takeover"
                        + namespace + ".");
    }

    @Override
    public Obstacle developmentObstacle(ServerSetup after) {
        String user = after.variable(USER).orElse(SUPERUSER);
        return new Obstacle(
                "development",
                "The users of production stay in the data, and " + user + " is none of them.",
                "Keep profile: production, or make the user " + user + " with its password and rights first.");
    }

    /** What is not said, the image derives: the user is {@code postgres}, the database is named after the user. In production, a job renames users. */
    @Override
    public SortedMap<String, String> firstStartNames(ServerSetup setup) {
        String user = setup.variable(USER).orElse(SUPERUSER);
        SortedMap<String, String> names = new TreeMap<>();
        if (!setup.isOfProduction()) {
            names.put(USER, user);
        }
        names.put(DATABASE, setup.variable(DATABASE).orElse(user));
        return names;
    }

    @Override
    public Optional<Obstacle> persistenceObstacle(ServerSetup before, ServerSetup after, String pod) {
        return Optional.empty();
    }

    /** The functions of the job are those of a superuser, and no job has that right. */
    @Override
    public Optional<String> commandAfter(SortedMap<String, String> before, SortedMap<String, String> after) {
        boolean areTheSame =
                AccessFiles.OF_SUPERUSER.stream().allMatch(file -> Objects.equals(before.get(file), after.get(file)));
        return areTheSame
                ? Optional.empty()
                : after.getOrDefault(AccessFiles.SCRIPT, "")
                        .lines()
                        .filter(line -> line.startsWith(COMMAND))
                        .findFirst();
    }
}
