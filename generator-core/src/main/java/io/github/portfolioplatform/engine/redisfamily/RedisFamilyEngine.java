package io.github.portfolioplatform.engine.redisfamily;

import io.github.portfolioplatform.engine.Compatibility;
import io.github.portfolioplatform.engine.DataCopies;
import io.github.portfolioplatform.engine.DatabaseClient;
import io.github.portfolioplatform.engine.DatabaseEngine;
import io.github.portfolioplatform.engine.DatabaseServer;
import io.github.portfolioplatform.engine.Endpoint;
import io.github.portfolioplatform.engine.UserSecret;
import io.github.portfolioplatform.model.AuditLevel;
import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.Memory;
import io.github.portfolioplatform.model.Storage;
import java.util.List;
import java.util.Optional;

/** An engine of the family, with what is true of all of them. Each has its images, its builder and what its versions are able to. */
public interface RedisFamilyEngine extends DatabaseEngine {

    /** {@return what the engine has of its own in the family} */
    RedisFamily family();

    @Override
    default String id() {
        return family().id();
    }

    @Override
    default String displayName() {
        return family().displayName();
    }

    /** The server itself takes a few megabytes, and a share for data that is rounded to none would mean no bound at all. */
    @Override
    default Memory leastMemory() {
        return Memory.mebibytes(16);
    }

    /** The append-only file is rewritten at 64 MB at the earliest, and there are both files meanwhile. */
    @Override
    default Storage leastStorage() {
        return Storage.mebibytes(128);
    }

    @Override
    default String passwordKey() {
        return RedisFamily.PASSWORD_KEY;
    }

    @Override
    default boolean hasNamedDatabase() {
        return false;
    }

    @Override
    default AuditLevel mostAudit() {
        return AuditLevel.DENIALS;
    }

    /** A loop next to the server follows the mounted files. */
    @Override
    default boolean hasAccessJob() {
        return false;
    }

    @Override
    default Optional<String> whyNoSecondLogin() {
        return Optional.of(
                displayName() + " has no second login: it accepts the old and the new password of a user for a day.");
    }

    @Override
    default Optional<String> whyNoParallelCopies() {
        return Optional.of("whose copy is one file");
    }

    @Override
    default int port() {
        return RedisFamily.PORT;
    }

    @Override
    default DatabaseClient client(Environment environment, DatabaseInstance instance, Endpoint endpoint) {
        return family().client(environment, instance, endpoint);
    }

    @Override
    default List<UserSecret> secrets(Environment environment, DatabaseInstance instance, Endpoint endpoint) {
        return family().secrets(environment, instance, endpoint);
    }

    @Override
    default DataCopies copies(Environment environment, DatabaseInstance instance, Endpoint endpoint) {
        return family().copies(environment, instance, endpoint);
    }

    @Override
    default DatabaseServer server(Environment environment, DatabaseInstance instance) {
        return family().server(environment, instance);
    }

    @Override
    default Compatibility compatibility() {
        return family().compatibility();
    }

    @Override
    default String rightsOfApplication() {
        return "Of " + displayName() + ", it is the default user, who may do everything.";
    }
}
