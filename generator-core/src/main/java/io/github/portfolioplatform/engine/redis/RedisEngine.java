package io.github.portfolioplatform.engine.redis;

import io.github.portfolioplatform.engine.redisfamily.RedisFamily;
import io.github.portfolioplatform.engine.redisfamily.RedisFamilyEngine;
import io.github.portfolioplatform.model.EngineImages;
import java.util.Optional;

/** Redis. */
public final class RedisEngine implements RedisFamilyEngine {

    /** The engine. */
    public static final RedisEngine INSTANCE = new RedisEngine();

    /** Its image of version 8 is the first that keeps owners. */
    private static final RedisFamily FAMILY =
            new RedisFamily("redis", "Redis", Optional.empty(), version -> version.major() >= 8);

    private RedisEngine() {}

    @Override
    public RedisFamily family() {
        return FAMILY;
    }

    @Override
    public EngineImages images() {
        return RedisImages.INSTANCE;
    }

    /** Versions before 7 take certificate and key one after the other, which do not fit each other meanwhile. */
    @Override
    public int oldestMajorOfProduction() {
        return 7;
    }

    @Override
    public String moreAudit() {
        return "Redis Enterprise or a managed service";
    }

    @Override
    public RedisBuilder builder() {
        return new RedisBuilder();
    }

    @Override
    public String toString() {
        return displayName();
    }
}
