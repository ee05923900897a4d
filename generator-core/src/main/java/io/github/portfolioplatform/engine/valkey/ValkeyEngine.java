package io.github.portfolioplatform.engine.valkey;

import io.github.portfolioplatform.engine.Compatibility;
import io.github.portfolioplatform.engine.DataCopies;
import io.github.portfolioplatform.engine.DatabaseClient;
import io.github.portfolioplatform.engine.DatabaseEngine;
import io.github.portfolioplatform.engine.DatabaseServer;
import io.github.portfolioplatform.engine.Endpoint;
import io.github.portfolioplatform.engine.UserSecret;
import io.github.portfolioplatform.engine.redisfamily.Origin;
import io.github.portfolioplatform.engine.redisfamily.RedisFamily;
import io.github.portfolioplatform.model.AuditLevel;
import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.EngineImages;
import io.github.portfolioplatform.model.EngineVersion;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.Memory;
import io.github.portfolioplatform.model.Storage;
import java.util.List;
import java.util.Optional;

/**
 * Valkey, which went on from Redis 7.2.4.
 *
 * @see <a href="https://valkey.io/topics/migration/">Valkey: migration from Redis</a>
 * @see <a href="https://github.com/valkey-io/valkey/blob/9.0.0/src/rdb.h">Valkey: versions of the stored form</a>
 */
public final class ValkeyEngine implements DatabaseEngine {

    /** The engine. */
    public static final ValkeyEngine INSTANCE = new ValkeyEngine();

    /** Redis has another form of stored data since 7.4, and Valkey since 9. Its image changes owners in all versions. */
    private static final RedisFamily FAMILY = new RedisFamily(
            "valkey",
            "Valkey",
            Optional.of(
                    new Origin(
                            "redis",
                            EngineVersion.parse("7.2"),
                            "from version 9 on, Valkey writes files that no Redis reads, and no Redis is tested with those of versions before")),
            version -> false);

    private ValkeyEngine() {}

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
        return ValkeyImages.INSTANCE;
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

    /** The first version is 7.2. */
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
        return "a managed service";
    }

    /** A loop next to the server follows the mounted files. */
    @Override
    public boolean hasAccessJob() {
        return false;
    }

    @Override
    public Optional<String> whyNoSecondLogin() {
        return Optional.of("Valkey has no second login: it accepts the old and the new password of a user for a day.");
    }

    @Override
    public Optional<String> whyNoParallelCopies() {
        return Optional.of("whose copy is one file");
    }

    @Override
    public ValkeyBuilder builder() {
        return new ValkeyBuilder();
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
        return "Of Valkey, it is the default user, who may do everything.";
    }

    @Override
    public String toString() {
        return displayName();
    }
}
