package io.github.portfolioplatform.engine.mongodb;

import io.github.portfolioplatform.model.InstanceBuilder;
import io.github.portfolioplatform.model.InstanceValues;
import io.github.portfolioplatform.model.NamedDatabaseBuilder;

/** Builds a {@link MongoDb}, whose user is {@code root} unless it is said; see {@link InstanceBuilder}. */
public final class MongoDbBuilder extends NamedDatabaseBuilder<MongoDbBuilder> {

    MongoDbBuilder() {
        super(MongoDb.ENGINE);
    }

    @Override
    protected MongoDbBuilder self() {
        return this;
    }

    @Override
    protected MongoDb build(InstanceValues values) {
        return new MongoDb(values.basics(), values.database(), values.credentials());
    }
}
