package io.github.portfolioplatform.engine.postgresql;

import io.github.portfolioplatform.model.InstanceBuilder;
import io.github.portfolioplatform.model.InstanceValues;
import io.github.portfolioplatform.model.NamedDatabaseBuilder;

/** Builds a {@link PostgreSql}, whose user owns the database; see {@link InstanceBuilder}. */
public final class PostgreSqlBuilder extends NamedDatabaseBuilder<PostgreSqlBuilder> {

    PostgreSqlBuilder() {
        super(PostgreSql.ENGINE);
    }

    @Override
    protected PostgreSqlBuilder self() {
        return this;
    }

    @Override
    protected PostgreSql build(InstanceValues values) {
        return new PostgreSql(values.basics(), values.database(), values.credentials());
    }
}
