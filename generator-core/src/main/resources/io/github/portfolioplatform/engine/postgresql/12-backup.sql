-- What only a superuser can prepare for backups, in the database that psql is connected to. Every statement may run again.
\set ON_ERROR_STOP on
SET search_path = pg_catalog, pg_temp;
SET client_min_messages = 'warning';

BEGIN;
SELECT format('CREATE ROLE %I %s', name, attributes)
  FROM (VALUES ('@owner@', 'NOLOGIN'), ('@backup@', 'LOGIN'), ('@restore@', 'LOGIN')) AS wanted (name, attributes)
 WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) \gexec
-- Row-level security hides rows from all others, and a copy without them is none.
ALTER ROLE "@backup@" BYPASSRLS;
ALTER ROLE "@restore@" CREATEDB BYPASSRLS CONNECTION LIMIT 5;
SELECT format('GRANT CONNECT ON DATABASE %I TO "@backup@", "@restore@"', current_database()) \gexec

SELECT EXISTS (SELECT FROM pg_namespace WHERE nspname = 'portfolio' AND nspowner <> 10) AS taken \gset
\if :taken
DO 'BEGIN RAISE EXCEPTION ''The schema portfolio belongs to a role that is not the superuser. Rename it: ALTER SCHEMA portfolio RENAME TO …''; END';
\endif
CREATE SCHEMA IF NOT EXISTS portfolio;
REVOKE ALL ON SCHEMA portfolio FROM PUBLIC;
GRANT USAGE ON SCHEMA portfolio TO "@backup@", "@restore@";

-- Lets backup read what users and superusers have created since, and returns how many large objects are left for the next call: each takes
-- a lock in some versions, and a transaction has a limited number of them. Event triggers of the database do not run in it.
CREATE OR REPLACE FUNCTION portfolio.let_backup_read() RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp SET session_replication_role = 'replica' SET lock_timeout = '1min' AS
$body$
DECLARE
  statement text;
  objects oid[];
  object oid;
BEGIN
  FOR statement IN
    SELECT format('GRANT USAGE ON SCHEMA %I TO "@backup@"', nspname)
      FROM pg_namespace n
     WHERE nspname !~ '^pg_' AND nspname <> 'information_schema' AND NOT has_schema_privilege('@backup@', n.oid, 'USAGE')
    UNION ALL
    SELECT format('GRANT SELECT ON %s %I.%I TO "@backup@"', CASE relkind WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END, nspname, relname)
      FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
     WHERE relkind IN ('r', 'p', 'v', 'm', 'S', 'f') AND nspname !~ '^pg_' AND nspname <> 'information_schema'
       AND NOT CASE relkind WHEN 'S' THEN has_sequence_privilege('@backup@', c.oid, 'SELECT')
                            ELSE has_table_privilege('@backup@', c.oid, 'SELECT') END
  LOOP
    BEGIN
      EXECUTE statement;
    EXCEPTION WHEN undefined_table OR undefined_object OR invalid_schema_name THEN
      NULL; -- dropped in the meantime
    END;
  END LOOP;
  SELECT array_agg(oid) INTO objects
    FROM (SELECT l.oid FROM pg_largeobject_metadata l
           WHERE NOT EXISTS (SELECT FROM aclexplode(lomacl) WHERE grantee = '@backup@'::regrole AND privilege_type = 'SELECT')
             AND lomowner <> '@backup@'::regrole LIMIT 2000) AS unreadable;
  FOREACH object IN ARRAY coalesce(objects, '{}') LOOP
    BEGIN
      EXECUTE format('GRANT SELECT ON LARGE OBJECT %s TO "@backup@"', object);
    EXCEPTION WHEN undefined_object THEN
      NULL;
    END;
  END LOOP;
  RETURN count(*) FROM pg_largeobject_metadata
   WHERE NOT EXISTS (SELECT FROM aclexplode(lomacl) WHERE grantee = '@backup@'::regrole AND privilege_type = 'SELECT')
     AND lomowner <> '@backup@'::regrole;
