package io.github.portfolioplatform.engine.redisfamily;

import io.github.portfolioplatform.engine.Compatibility;
import io.github.portfolioplatform.engine.EngineStep;
import io.github.portfolioplatform.engine.Obstacle;
import io.github.portfolioplatform.engine.ServerSetup;
import io.github.portfolioplatform.engine.VersionStep;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What the data survives: newer versions, the form that it is in, and the move to an engine that came from the one that wrote it. A server with an append-only file reads nothing else, one
 * without reads its snapshot.
 *
 * @param family the engine
 * @see <a href="https://redis.io/docs/latest/operate/oss_and_stack/management/persistence/">Redis: persistence</a>
 */
record RedisCompatibility(RedisFamily family) implements Compatibility {

    private static final String YES = "yes";

    @Override
    public Optional<Obstacle> versionObstacle(VersionStep step) {
        String from = step.from().text();
        String to = step.to().text();
        return step.goesBack()
                ? Optional.of(new Obstacle(
                        to,
                        family.displayName() + " " + to + " may not read what " + family.displayName() + " " + from
                                + " wrote: the format of its files only rises.",
                        "Keep " + from + " or go forward."))
                : Optional.empty();
    }

    @Override
    public Optional<Obstacle> engineObstacle(EngineStep step) {
        return step.from().compatibility() instanceof RedisCompatibility other
                ? family.obstacleAfter(other.family, step)
                : Compatibility.super.engineObstacle(step);
    }

    @Override
    public Optional<String> versionAdvice(VersionStep step) {
        return Optional.empty();
    }

    @Override
    public Optional<String> effectOfLessMemory() {
        return Optional.of(
                family.displayName()
                        + " gets less memory, and refuses writes or is killed if its data needs more (INFO memory shows used_memory)");
    }

    @Override
    public boolean keepsItsPassword() {
        return false;
    }

    @Override
    public long userOfImage(String tag) {
        return RedisCopies.userOf(tag).user();
    }

    @Override
    public String withFilesOfAnotherUser() {
        return family.displayName()
                + " does not start if it may not write its append-only file, which the image lets the owner alone do.";
    }

    @Override
    public String folder(ServerSetup setup) {
        return setup.option("--dir").orElse(Persistence.FOLDER);
    }

    @Override
    public Obstacle productionObstacle(String server, String namespace) {
        return new Obstacle(
                "production",
                "and who gives no user name is refused: applications log in as app, which may run no administrative commands.",
                "Prepare clients first; app may keep the present password.");
    }

    @Override
    public Obstacle developmentObstacle(ServerSetup after) {
        return new Obstacle(
                "development",
                "There are no users any more but the one without a name, who may do everything.",
                "Keep profile: production, or prepare clients first.");
    }

    @Override
    public SortedMap<String, String> firstStartNames(ServerSetup setup) {
        return Collections.emptySortedMap();
    }

    @Override
    public Optional<Obstacle> persistenceObstacle(ServerSetup before, ServerSetup after, String pod) {
        boolean appends = appends(before);
        if (appends == appends(after)) {
            return Optional.empty();
        }
        return Optional.of(
                appends
                        ? new Obstacle(
                                "no",
                                family.displayName()
                                        + " no longer reads its append-only file and starts with its last snapshot, or empty.",
                                "Keep --appendonly yes.")
                        : new Obstacle(
                                YES,
                                family.displayName()
                                        + " keeps an append-only file from now on and starts EMPTY: it no longer reads the snapshot that"
                                        + " is there.",
                                "Before you apply it, let the running server write the file: " + command(before, pod)
                                        + "."));
    }

    private static boolean appends(ServerSetup setup) {
        return setup.option("--appendonly")
                .map(value -> value.replaceAll("[\"']", ""))
                .filter(YES::equals)
                .isPresent();
    }

    /** {@code redis-cli} reads {@code REDISCLI_AUTH}, which no list of processes shows; pods that somebody wrote by hand often have another variable. */
    private String command(ServerSetup running, String pod) {
        String set = "CONFIG SET appendonly yes";
        return "kubectl exec " + pod + " -- "
                + (running.variable("REDISCLI_AUTH").isPresent()
                        ? family.client() + " " + set
                        : "sh -c 'REDISCLI_AUTH=\"$REDIS_PASSWORD\" " + family.client() + " " + set + "'");
    }
}
