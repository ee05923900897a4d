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
    PostgreSql build(ResolvedDraft complete) {
        return new PostgreSql(
                complete.basics(), InstanceDraft.present(complete.declared().database()), complete.credentials());
    }
}
