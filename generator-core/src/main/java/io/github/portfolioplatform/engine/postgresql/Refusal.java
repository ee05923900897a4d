package io.github.portfolioplatform.engine.postgresql;

import io.github.portfolioplatform.engine.RefusedCommand;
import java.util.List;

/** What the application may not ask of a PostgreSQL of production. */
final class Refusal {

    /** All that is known of widely used frameworks. */
    static final List<RefusedCommand> ALL = List.of(
            new RefusedCommand(
                    "CREATE TABLE, ALTER TABLE, CREATE INDEX, DROP TABLE",
                    "Hibernate ddl-auto, Sequelize sync, and frameworks that migrate when the application starts",
                    "the user '<database>_migrate', as spring.flyway.user, as spring.liquibase.user, or in a job that"
                            + " runs the migrations of Django, Rails, Laravel or Prisma before the application starts"),
            new RefusedCommand(
                    "CREATE EXTENSION",
                    "migrations of Rails, Django and Prisma",
                    "the user '<database>_migrate' for trusted extensions; a superuser by kubectl exec for the others"),
            new RefusedCommand(
                    "REFRESH MATERIALIZED VIEW",
                    "applications that refresh their reports",
                    "a function of the owner with SECURITY DEFINER and 'SET search_path = pg_catalog'"),
            new RefusedCommand(
                    "TRUNCATE … RESTART IDENTITY",
                    "flush of Django, DatabaseCleaner of Rails",
                    "TRUNCATE, and then setval on the sequences"),
            new RefusedCommand(
                    "CREATE DATABASE",
                    "the shadow database of prisma migrate dev, test runners of Django and Rails",
                    "prisma migrate deploy; tests on a server of development"),
            new RefusedCommand(
                    "SET session_replication_role, ALTER TABLE … DISABLE TRIGGER ALL",
                    "loaders of fixtures, and tools that copy data",
                    "rows in the order of their foreign keys, or DEFERRABLE constraints"),
            new RefusedCommand(
                    "COPY … FROM a file, COPY … FROM PROGRAM",
                    "import scripts",
                    "COPY … FROM STDIN, as psql does with its own copy command"),
            new RefusedCommand(
                    "CREATE PUBLICATION … FOR ALL TABLES, pg_create_logical_replication_slot",
                    "Debezium and other readers of changes",
                    "an outbox table that the application polls"),
            new RefusedCommand(
                    "CREATE ROLE, ALTER SYSTEM",
                    "installation scripts",
                    "the users that this document lists, and the settings that follow from portfolio.yaml"));

    private Refusal() {}
}
