package io.github.portfolioplatform.engine.redisfamily;

import static java.util.Objects.requireNonNull;

import io.github.portfolioplatform.engine.Compatibility;
import io.github.portfolioplatform.engine.DataCopies;
import io.github.portfolioplatform.engine.DatabaseClient;
import io.github.portfolioplatform.engine.DatabaseServer;
import io.github.portfolioplatform.engine.Endpoint;
import io.github.portfolioplatform.engine.EngineStep;
import io.github.portfolioplatform.engine.Obstacle;
import io.github.portfolioplatform.engine.UserSecret;
import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.EngineVersion;
import io.github.portfolioplatform.model.Environment;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One engine of the family: Redis itself, or a server that came from it. All that its servers have in common follows from the name of the
 * engine: programs, folders, volumes and the configuration file are called after it. What applications read is called after Redis in all of
 * them, because that is the protocol: {@code REDIS_URL}, {@code redis://}, {@code spring.data.redis}. So an application does not change when
 * its server does.
 *
 * @param id the name of the engine, with which the names of its programs begin
 * @param displayName the name in texts
 * @param origin which engine it came from; empty for Redis
 * @param keepsOwners whether the image of a version changes no owner in a folder with files that it does not know
 */
public record RedisFamily(
        String id, String displayName, Optional<Origin> origin, Predicate<EngineVersion> keepsOwners) {

    /** The port that clients connect to. */
    public static final int PORT = 6379;

    /** The key of the password in Secrets. */
    public static final String PASSWORD_KEY = "redis-password";

    /** Refuses null. */
    public RedisFamily {
        requireNonNull(id, "id");
        requireNonNull(displayName, "displayName");
        requireNonNull(origin, "origin");
        requireNonNull(keepsOwners, "keepsOwners");
    }

    /** {@return the server of an instance in the posture of its environment} */
    public DatabaseServer server(Environment environment, DatabaseInstance instance) {
        return new RedisServer(environment, instance, this);
    }

    /** {@return the application as a client at that endpoint} */
    public DatabaseClient client(Environment environment, DatabaseInstance instance, Endpoint endpoint) {
        return new RedisAccess(this, environment, instance, endpoint).client(RedisUser.APP);
    }

    /** {@return the Secrets of an instance, that of the application first} */
    public List<UserSecret> secrets(Environment environment, DatabaseInstance instance, Endpoint endpoint) {
        return new RedisAccess(this, environment, instance, endpoint).secrets();
    }

    /** {@return how copies are taken, verified and restored} */
    public DataCopies copies(Environment environment, DatabaseInstance instance, Endpoint endpoint) {
        return new RedisAccess(this, environment, instance, endpoint).copies();
    }

    /** {@return which changes the stored data survives} */
    public Compatibility compatibility() {
        return new RedisCompatibility(this);
    }

    boolean imageKeepsOwners(EngineVersion version) {
        return keepsOwners.test(version);
    }

    /** Why a server does not go on with the data of another engine of the family. */
    Optional<Obstacle> obstacleAfter(RedisFamily other, EngineStep step) {
        Optional<Origin> known = origin.filter(from -> from.id().equals(other.id));
        if (known.isEmpty()) {
            String why = other.origin.map(Origin::noWayBack).orElse("the two write their files in different forms");
            return Optional.of(new Obstacle(step.image(), "it does not read the data: " + why + ".", wayFrom(other)));
        }
        return step.version().filter(known.get()::reads).isPresent()
                ? Optional.empty()
                : Optional.of(obstacleAfter(known.get(), other, step));
    }

    private Obstacle obstacleAfter(Origin from, RedisFamily other, EngineStep step) {
        String exactly = from.mayRead(step.version())
                ? " If the server that runs is no newer (INFO server shows redis_version), write the tag with its exact version,"
                        + " such as " + other.id + ":" + from.last() + ", and apply that first."
                : "";
        return new Obstacle(
                step.image(),
                "it reads the data of " + other.displayName + " up to " + from.last() + ", and this is "
                        + step.version()
                                .map(version -> "version " + version)
                                .orElse("a version that the image does not tell")
                        + ".",
                wayFrom(other) + exactly);
    }

    private static String wayFrom(RedisFamily other) {
        return "Keep " + other.displayName
                + " here, add an instance with another name next to it, copy the keys with a client that"
                + " reads one and writes the other, and remove this one when its applications have moved.";
    }

    /** What the scripts demand of a copy: that this engine wrote it, or the one that it came from. A shell reads it. */
    String writerOfCopies() {
        return origin.map(from -> "\"$(value engine | grep -x " + from.id() + " || echo " + id + ")\"")
                .orElse(id);
    }

    /** The program that serves. */
    String server() {
        return id + "-server";
    }

    /** The program that people and scripts talk to it with; all read {@code REDISCLI_AUTH}. */
    String client() {
        return id + "-cli";
    }

    /** The program that reads a snapshot to its end. */
    String checker() {
        return id + "-check-rdb";
    }

    /** The name of the configuration file. */
    String configuration() {
        return id + ".conf";
    }

    /** The folder of the configuration. */
    String folder() {
        return "/etc/" + id;
    }

    /** The folder in memory in which a server with users composes them. */
    String memory() {
        return "/run/" + id;
    }

    /** Where a server with users can be reached from inside its container, without TLS. */
    String socket() {
        return memory() + "/" + id + ".sock";
    }

    /** Where a server with users writes the number of its process. */
    String process() {
        return memory() + "/" + id + ".pid";
    }

    /** The name of a volume. */
    String volume(String purpose) {
        return id + "-" + purpose;
    }
}
