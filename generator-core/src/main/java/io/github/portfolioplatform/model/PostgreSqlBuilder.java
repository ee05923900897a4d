package io.github.portfolioplatform.model;

import org.jspecify.annotations.Nullable;

/** Builds a {@link PostgreSql}; see {@link InstanceBuilder}. */
public final class PostgreSqlBuilder extends InstanceBuilder<PostgreSqlBuilder> {

    private @Nullable String database;
    private @Nullable String user;

    PostgreSqlBuilder() {
        super(Engine.POSTGRESQL);
    }

    /** Sets the database that is created at the first start. */
    public PostgreSqlBuilder database(String database) {
        this.database = database;
        return this;
    }

    /** Sets the user that is created at the first start and owns the database. */
    public PostgreSqlBuilder user(String user) {
        this.user = user;
        return this;
    }

    @Override
    PostgreSqlBuilder self() {
        return this;
    }

    @Override
    @Nullable
    String databaseName() {
        return database;
    }

    @Override
    @Nullable
    String userName() {
        return user;
    }

    @Override
    PostgreSql build(InstanceDraft complete) {
        return new PostgreSql(
                present(complete.name()),
                present(complete.application()),
                complete.sharedWith(),
                complete.serverImage(),
                complete.allocation(),
                present(complete.database()),
                complete.credentials());
    }
}
