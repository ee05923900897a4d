package io.github.portfolioplatform.model;

/** Builds a {@link MongoDb}, whose user is {@code root} unless it is said; see {@link InstanceBuilder}. */
public final class MongoDbBuilder extends NamedDatabaseBuilder<MongoDbBuilder> {

    MongoDbBuilder() {
        super(Engine.MONGODB);
        user("root");
    }

    @Override
    MongoDbBuilder self() {
        return this;
    }

    @Override
    MongoDb build(ResolvedDraft complete) {
        return new MongoDb(
                complete.basics(), InstanceDraft.present(complete.declared().database()), complete.credentials());
    }
}
