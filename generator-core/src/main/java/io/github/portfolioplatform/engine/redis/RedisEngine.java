package io.github.portfolioplatform.engine.redis;

import io.github.portfolioplatform.engine.Compatibility;
import io.github.portfolioplatform.engine.DataCopies;
import io.github.portfolioplatform.engine.DatabaseClient;
import io.github.portfolioplatform.engine.DatabaseEngine;
import io.github.portfolioplatform.engine.DatabaseServer;
import io.github.portfolioplatform.engine.Endpoint;
import io.github.portfolioplatform.engine.UserSecret;
import io.github.portfolioplatform.engine.redisfamily.RedisFamily;
import io.github.portfolioplatform.model.AuditLevel;
import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.EngineImages;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.Memory;
import io.github.portfolioplatform.model.Storage;
import java.util.List;
import java.util.Optional;

/** Redis. */
public final class RedisEngine implements DatabaseEngine {

    /** The engine. */
    public static final RedisEngine INSTANCE = new RedisEngine();

    /** Its image of version 8 is the first that keeps owners. */
    private static final RedisFamily FAMILY =
            new RedisFamily("redis", "Redis", Optional.empty(), version -> version.major() >= 8);

    private RedisEngine() {}

    @Override
    public String id() {
        return FAMILY.id();
    }

    @Override
    public String displayName() {
        return FAMILY.displayName();
    }

    @Override
    public EngineImages images() {
        return RedisImages.INSTANCE;
    }

    /** The server itself takes a few megabytes, and a share for data that is rounded to none would mean no bound at all. */
    @Override
    public Memory leastMemory() {
        return Memory.mebibytes(16);
    }

    /** The append-only file is rewritten at 64 MB at the earliest, and there are both files meanwhile. */
    @Override
    public Storage leastStorage() {
        return Storage.mebibytes(128);
    }

    @Override
    public String passwordKey() {
        return RedisFamily.PASSWORD_KEY;
    }

    @Override
    public boolean hasNamedDatabase() {
        return false;
    }

    /** Versions before 7 take certificate and key one after the other, which do not fit each other meanwhile. */
    @Override
    public int oldestMajorOfProduction() {
        return 7;
    }

    @Override
    public AuditLevel mostAudit() {
        return AuditLevel.DENIALS;
    }

    @Override
    public String moreAudit() {
        return "Redis Enterprise or a managed service";
    }

    /** A loop next to the server follows the mounted files. */
    @Override
    public boolean hasAccessJob() {
        return false;
    }

    @Override
    public Optional<String> whyNoSecondLogin() {
        return Optional.of("Redis has no second login: it accepts the old and the new password of a user for a day.");
    }

    @Override
    public Optional<String> whyNoParallelCopies() {
        return Optional.of("whose copy is one file");
    }

    @Override
    public RedisBuilder builder() {
        return new RedisBuilder();
    }

    @Override
    public int port() {
        return RedisFamily.PORT;
    }

    @Override
    public DatabaseClient client(Environment environment, DatabaseInstance instance, Endpoint endpoint) {
        return FAMILY.client(environment, instance, endpoint);
    }

    @Override
    public List<UserSecret> secrets(Environment environment, DatabaseInstance instance, Endpoint endpoint) {
        return FAMILY.secrets(environment, instance, endpoint);
    }

    @Override
    public DataCopies copies(Environment environment, DatabaseInstance instance, Endpoint endpoint) {
        return FAMILY.copies(environment, instance, endpoint);
    }

    @Override
    public DatabaseServer server(Environment environment, DatabaseInstance instance) {
        return FAMILY.server(environment, instance);
    }

    @Override
    public Compatibility compatibility() {
        return FAMILY.compatibility();
    }

    @Override
    public String rightsOfApplication() {
        return "Of Redis, it is the default user, who may do everything.";
    }

    @Override
    public String toString() {
        return displayName();
    }
}
