package io.github.portfolioplatform.model;

import org.jspecify.annotations.Nullable;

/** Builds a {@link MongoDb}; see {@link InstanceBuilder}. */
public final class MongoDbBuilder extends InstanceBuilder<MongoDbBuilder> {

    private @Nullable String database;
    private String user = "root";

    MongoDbBuilder() {
        super(Engine.MONGODB);
    }

    /** Sets the database of the application. */
    public MongoDbBuilder database(String database) {
        this.database = database;
        return this;
    }

    /** Sets the root user; {@code root} if it is not set. */
    public MongoDbBuilder user(String user) {
        this.user = user;
        return this;
    }

    @Override
    MongoDbBuilder self() {
        return this;
    }

    @Override
    @Nullable
    String databaseName() {
        return database;
    }

    @Override
    String userName() {
        return user;
    }

    @Override
    MongoDb build(InstanceDraft complete) {
        return new MongoDb(
                present(complete.name()),
                present(complete.application()),
                complete.sharedWith(),
                complete.serverImage(),
                complete.allocation(),
                present(complete.database()),
                complete.credentials());
    }
}
