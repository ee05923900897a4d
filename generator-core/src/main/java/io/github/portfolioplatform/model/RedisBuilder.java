package io.github.portfolioplatform.model;

/** Builds a {@link Redis}; see {@link InstanceBuilder}. */
public final class RedisBuilder extends InstanceBuilder<RedisBuilder> {

    RedisBuilder() {
        super(Engine.REDIS);
    }

    @Override
    RedisBuilder self() {
        return this;
    }

    @Override
    Redis build(ResolvedDraft complete) {
        return new Redis(complete.basics(), complete.password());
    }
}
