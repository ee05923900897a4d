package io.github.portfolioplatform.model;

/** Builds a {@link PostgreSql}, whose user owns the database; see {@link InstanceBuilder}. */
public final class PostgreSqlBuilder extends NamedDatabaseBuilder<PostgreSqlBuilder> {

    PostgreSqlBuilder() {
        super(Engine.POSTGRESQL);
    }

    @Override
    PostgreSqlBuilder self() {
        return this;
    }

    @Override
    PostgreSql build(InstanceDraft complete) {
        return new PostgreSql(
                InstanceDraft.present(complete.name()),
                InstanceDraft.present(complete.application()),
                complete.sharedWith(),
                complete.serverImage(),
                complete.allocation(),
                InstanceDraft.present(complete.database()),
                complete.credentials());
    }
}
