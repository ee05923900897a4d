package io.github.portfolioplatform.engine.redis;

import io.github.portfolioplatform.model.InstanceBuilder;
import io.github.portfolioplatform.model.InstanceValues;

/** Builds a {@link Redis}; see {@link InstanceBuilder}. */
public final class RedisBuilder extends InstanceBuilder<RedisBuilder> {

    RedisBuilder() {
        super(Redis.ENGINE);
    }

    @Override
    protected RedisBuilder self() {
        return this;
    }

    @Override
    protected Redis build(InstanceValues values) {
        return new Redis(values.basics(), values.password());
    }
}
