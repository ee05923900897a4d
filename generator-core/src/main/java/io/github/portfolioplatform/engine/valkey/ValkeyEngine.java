package io.github.portfolioplatform.engine.valkey;

import io.github.portfolioplatform.engine.redisfamily.Origin;
import io.github.portfolioplatform.engine.redisfamily.RedisFamily;
import io.github.portfolioplatform.engine.redisfamily.RedisFamilyEngine;
import io.github.portfolioplatform.model.EngineImages;
import io.github.portfolioplatform.model.EngineVersion;
import java.util.Optional;

/**
 * Valkey, which went on from Redis 7.2.4.
 *
 * @see <a href="https://valkey.io/topics/migration/">Valkey: migration from Redis</a>
 * @see <a href="https://github.com/valkey-io/valkey/blob/9.0.0/src/rdb.h">Valkey: versions of the stored form</a>
 */
public final class ValkeyEngine implements RedisFamilyEngine {

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
    public RedisFamily family() {
        return FAMILY;
    }

    @Override
    public EngineImages images() {
        return ValkeyImages.INSTANCE;
    }

    /** The first version is 7.2. */
    @Override
    public int oldestMajorOfProduction() {
        return 7;
    }

    @Override
    public String moreAudit() {
        return "a managed service";
    }

    @Override
    public ValkeyBuilder builder() {
        return new ValkeyBuilder();
    }

    @Override
    public String toString() {
        return displayName();
    }
}
