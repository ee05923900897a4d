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
    Redis build(InstanceDraft complete) {
        return new Redis(
                InstanceDraft.present(complete.name()),
                InstanceDraft.present(complete.application()),
                complete.sharedWith(),
                complete.serverImage(),
                complete.allocation(),
                InstanceDraft.present(complete.password()));
    }
}
