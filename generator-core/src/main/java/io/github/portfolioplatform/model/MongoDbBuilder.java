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
    MongoDb build(InstanceDraft complete) {
        return new MongoDb(
                InstanceDraft.present(complete.name()),
                InstanceDraft.present(complete.application()),
                complete.sharedWith(),
                complete.serverImage(),
                complete.allocation(),
                InstanceDraft.present(complete.database()),
                complete.credentials());
    }
}
