package io.github.portfolioplatform.engine.mongodb;

import io.github.portfolioplatform.engine.Compatibility;
import io.github.portfolioplatform.engine.Obstacle;
import io.github.portfolioplatform.engine.ServerSetup;
import io.github.portfolioplatform.engine.VersionStep;
import io.github.portfolioplatform.model.EngineVersion;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the data of MongoDB survives: the next major version, once its feature compatibility version is that of the one before.
 *
 * @see <a href="https://www.mongodb.com/docs/manual/reference/command/setFeatureCompatibilityVersion/">MongoDB:
 *     setFeatureCompatibilityVersion</a>
 */
final class MongoDbCompatibility implements Compatibility {

    private static final String ROOT = "MONGO_INITDB_ROOT_USERNAME";
    private static final List<String> FIRST_START = List.of("MONGO_INITDB_DATABASE", ROOT);
    private static final Pattern DB_PATH = Pattern.compile("(?m)^\\s+dbPath:\\s*[\"']?([^\\s\"']+)");
    private static final int FIRST_MAJOR_OF_ONE_NUMBER = 5;
    private static final int FIRST_MAJOR_TO_CONFIRM = 7;

    @Override
    public Optional<Obstacle> versionObstacle(VersionStep step) {
        String from = step.from().text();
        String to = step.to().text();
        if (step.goesBack()) {
            return Optional.of(new Obstacle(
                    to,
                    "MongoDB does not go back from " + from + " to " + to + " on the data that is there.",
                    "Keep " + from + " or go forward."));
        }
        int majors = series(step.to()) - series(step.from());
        if (majors > 1) {
            return Optional.of(new Obstacle(
                    to,
                    "MongoDB " + to + " does not start on data of MongoDB " + from
                            + ": it wants the feature compatibility version of the major version before it.",
                    "Go one major version at a time, and run setFeatureCompatibilityVersion in each before the next."));
        }
        return majors == 1 && isMinor(step.to())
                ? Optional.of(new Obstacle(
                        to,
                        "MongoDB " + to + " does not start on data of MongoDB " + from
                                + ": a minor version wants the feature compatibility version of its own major version.",
                        "Go to " + step.to().major() + ".0 first, and run setFeatureCompatibilityVersion there."))
                : Optional.empty();
    }

    /** {@return whether it is a version between two major ones, as 8.2 is} */
    private static boolean isMinor(EngineVersion version) {
        return version.major() >= FIRST_MAJOR_OF_ONE_NUMBER && !release(version).endsWith(".0");
    }

    /** Major versions, counted; those before 5.0 were 4.4, 4.2, 4.0, 3.6. */
    private static int series(EngineVersion version) {
        if (version.major() >= FIRST_MAJOR_OF_ONE_NUMBER) {
            return version.major();
        }
        List<Integer> numbers = VersionStep.numbers(version);
        int minor = numbers.size() > 1 ? numbers.get(1) : 4;
        return version.major() == 4 ? 2 + minor / 2 : version.major() - 2;
    }

    @Override
    public Optional<String> versionAdvice(VersionStep step) {
        boolean isOfOneMajor = series(step.from()) == series(step.to());
        if (isOfOneMajor && (!isMinor(step.to()) || release(step.from()).equals(release(step.to())))) {
            return Optional.empty();
        }
        String confirm = step.to().major() >= FIRST_MAJOR_TO_CONFIRM ? ", confirm: true" : "";
        return Optional.of("MongoDB goes from " + step.from() + " to " + step.to()
                + ": its feature compatibility version must be that of " + step.from()
                + " before; when all is well, run db.adminCommand({setFeatureCompatibilityVersion: \""
                + release(step.to()) + "\"" + confirm + "}).");
    }

    private static String release(EngineVersion version) {
        List<Integer> numbers = VersionStep.numbers(version);
        return numbers.get(0) + "." + (numbers.size() > 1 ? numbers.get(1) : 0);
    }

    @Override
    public boolean keepsItsPassword() {
        return true;
    }

    @Override
    public long userOfImage(String tag) {
        return MongoDbImages.USER.of(tag).user();
    }

    @Override
    public String withFilesOfAnotherUser() {
        return "MongoDB does not start on files of another owner, even if its group may write them.";
    }

    @Override
    public String folder(ServerSetup setup) {
        return setup.option("--dbpath")
                .or(() -> setup.option("--config").flatMap(setup::file).flatMap(MongoDbCompatibility::dbPath))
                .orElse(MongoDbPaths.DATA);
    }

    private static Optional<String> dbPath(String configuration) {
        Matcher line = DB_PATH.matcher(configuration);
        return line.find() ? Optional.of(line.group(1)) : Optional.empty();
    }

    @Override
    public Obstacle productionObstacle(String server, String namespace) {
        return new Obstacle(
                "production",
                "and the application can no longer do more than read and write its database; the user of the Secret "
                        + server + "-migrate changes it.",
                "Prepare clients and migrations, keep the present password as app until the job has taken over the data, and start it"
                        + " at once: kubectl create job --from=cronjob/" + server + "-access " + server + "-takeover"
                        + namespace + ".");
    }

    @Override
    public Obstacle developmentObstacle(ServerSetup after) {
        String user = after.variable(ROOT).orElse("root");
        return new Obstacle(
                "development",
                "The users of production stay in the data, and " + user + " is none of them.",
                "Keep profile: production, or make the user " + user + " with its password and rights first.");
    }

    @Override
    public SortedMap<String, String> firstStartNames(ServerSetup setup) {
        SortedMap<String, String> names = new TreeMap<>();
        FIRST_START.forEach(name -> setup.variable(name).ifPresent(value -> names.put(name, value)));
        return names;
    }

    @Override
    public Optional<Obstacle> persistenceObstacle(ServerSetup before, ServerSetup after, String pod) {
        return Optional.empty();
    }
}
