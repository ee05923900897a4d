package io.github.portfolioplatform.engine.valkey;

import io.github.portfolioplatform.model.InstanceBuilder;
import io.github.portfolioplatform.model.InstanceValues;

/** Builds a {@link Valkey}; see {@link InstanceBuilder}. */
public final class ValkeyBuilder extends InstanceBuilder<ValkeyBuilder> {

    ValkeyBuilder() {
        super(Valkey.ENGINE);
    }

    @Override
    protected ValkeyBuilder self() {
        return this;
    }

    @Override
    protected Valkey build(InstanceValues values) {
        return new Valkey(values.basics(), values.password());
    }
}
