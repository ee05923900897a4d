-- What only a superuser can prepare for backups and restores. Runs in the database of the application, and every statement may run again.
-- It repeats itself in the template from which a restore creates its database, so that both have the same functions.
\set ON_ERROR_STOP on
SET search_path = pg_catalog, pg_temp;
SET client_min_messages = 'warning';
-- Event triggers of users do not fire here: their functions would run as the superuser.
SET session_replication_role = 'replica';

SELECT current_database() = '@database@' AS in_application \gset
\if :in_application
SELECT format('CREATE DATABASE "@template@" TEMPLATE template0 ENCODING %L LC_COLLATE %L LC_CTYPE %L %s',
         pg_encoding_to_char(encoding), datcollate, datctype,
         CASE all_of->>'datlocprovider'
           WHEN 'i' THEN format('LOCALE_PROVIDER icu ICU_LOCALE %L', coalesce(all_of->>'datlocale', all_of->>'daticulocale'))
           WHEN 'b' THEN format('LOCALE_PROVIDER builtin BUILTIN_LOCALE %L', all_of->>'datlocale')
           WHEN 'c' THEN 'LOCALE_PROVIDER libc'
         END)
  FROM pg_database d, to_jsonb(d) AS all_of
 WHERE datname = current_database() AND NOT EXISTS (SELECT FROM pg_database WHERE datname = '@template@') \gexec
ALTER DATABASE "@template@" IS_TEMPLATE true;
REVOKE ALL ON DATABASE "@template@" FROM PUBLIC;
\else
ALTER SCHEMA public OWNER TO "@owner@";
\endif

SELECT EXISTS (SELECT FROM pg_namespace WHERE nspname = 'portfolio' AND nspowner <> 10) AS taken \gset
\if :taken
DO 'BEGIN RAISE EXCEPTION ''The schema portfolio does not belong to the superuser. Rename it: ALTER SCHEMA portfolio RENAME TO another_name''; END';
\endif

BEGIN;
CREATE SCHEMA IF NOT EXISTS portfolio;
REVOKE ALL ON SCHEMA portfolio FROM PUBLIC;
GRANT USAGE ON SCHEMA portfolio TO "@backup@", "@restore@", "@admin@";

-- Lets backup read what users and superusers have created since. Event triggers do not fire in it; those that fire always are refused,
-- because a user who owns their function would become the superuser.
CREATE OR REPLACE FUNCTION portfolio.let_backup_read() RETURNS void LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp SET session_replication_role = 'replica' SET lock_timeout = '1min' AS
$body$
DECLARE
  statement text;
BEGIN
  SELECT string_agg(quote_ident(evtname), ', ') INTO statement
    FROM pg_event_trigger t JOIN pg_proc p ON p.oid = t.evtfoid JOIN pg_roles r ON r.oid = p.proowner
   WHERE evtenabled IN ('A', 'R') AND NOT rolsuper;
  IF statement IS NOT NULL THEN
    RAISE EXCEPTION 'These event triggers fire always, and run functions that are not the superuser''s: %', statement
      USING HINT = 'As the superuser, run ALTER EVENT TRIGGER … ENABLE, or give the function to the superuser.';
  END IF;
  FOR statement IN
    SELECT format('GRANT USAGE ON SCHEMA %I TO "@backup@"', nspname)
      FROM pg_namespace n
     WHERE nspname !~ '^pg_' AND nspname <> 'information_schema' AND NOT has_schema_privilege('@backup@', n.oid, 'USAGE')
    UNION ALL
    SELECT format('GRANT SELECT ON %s %I.%I TO "@backup@"', CASE relkind WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END, nspname, relname)
      FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
     WHERE relkind IN ('r', 'p', 'v', 'm', 'S') AND nspname !~ '^pg_' AND nspname <> 'information_schema'
       AND NOT CASE relkind WHEN 'S' THEN has_sequence_privilege('@backup@', c.oid, 'SELECT')
                            ELSE has_table_privilege('@backup@', c.oid, 'SELECT') END
  LOOP
    BEGIN
      EXECUTE statement;
    EXCEPTION WHEN undefined_table OR undefined_object OR invalid_schema_name THEN
      NULL; -- dropped in the meantime
    END;
  END LOOP;
END
$body$;
REVOKE ALL ON FUNCTION portfolio.let_backup_read() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION portfolio.let_backup_read() TO "@backup@", "@admin@";

-- Lets restore fill the tables in which extensions keep rows of users, or not any more. Rows of schedulers are commands that run as any
-- role, so that only a superuser may put them back.
CREATE OR REPLACE FUNCTION portfolio.let_restore_fill(may boolean) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp SET session_replication_role = 'replica' AS
$body$
DECLARE
  statement text;
BEGIN
  FOR statement IN
    SELECT format(CASE WHEN may THEN 'GRANT %s ON %I.%I TO "@restore@"' ELSE 'REVOKE %s ON %I.%I FROM "@restore@"' END,
             CASE relkind WHEN 'S' THEN 'USAGE, SELECT, UPDATE' ELSE 'SELECT, INSERT' END, nspname, relname)
      FROM pg_extension e, unnest(extconfig) AS relation JOIN pg_class c ON c.oid = relation JOIN pg_namespace n ON n.oid = relnamespace
     WHERE extname NOT IN ('pg_cron', 'pgagent', 'pg_timetable') AND current_database() = '@restoring@'
  LOOP
    EXECUTE statement;
  END LOOP;
END
$body$;
REVOKE ALL ON FUNCTION portfolio.let_restore_fill(boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION portfolio.let_restore_fill(boolean) TO "@restore@";

-- Gives the restored database what belongs to the database and not to its content: settings, also those of roles in it, who may connect,
-- and its limit of connections. It decides nothing that the live database has not decided.
CREATE OR REPLACE FUNCTION portfolio.take_settings() RETURNS void LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp SET session_replication_role = 'replica' AS
$body$
DECLARE
  live pg_database;
  restored oid;
  statement text;
BEGIN
  SELECT * INTO live FROM pg_database
   WHERE datname IN ('@database@', '@incomplete@') ORDER BY datname LIMIT 1;
  SELECT oid INTO restored FROM pg_database WHERE datname = '@restoring@';
  IF live IS NULL OR restored IS NULL THEN
    RAISE EXCEPTION 'There are no two databases @database@ and @restoring@.';
  END IF;
  DELETE FROM pg_db_role_setting WHERE setdatabase = restored;
  INSERT INTO pg_db_role_setting SELECT restored, setrole, setconfig FROM pg_db_role_setting WHERE setdatabase = live.oid;
  EXECUTE format('ALTER DATABASE "@restoring@" OWNER TO %I', pg_get_userbyid(live.datdba));
  EXECUTE format('ALTER DATABASE "@restoring@" CONNECTION LIMIT %s', live.datconnlimit);
  EXECUTE format('COMMENT ON DATABASE "@restoring@" IS %L', shobj_description(live.oid, 'pg_database'));
  REVOKE ALL ON DATABASE "@restoring@" FROM PUBLIC;
  FOR statement IN
    SELECT format('GRANT %s ON DATABASE "@restoring@" TO %s %s', privilege_type,
             CASE grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(grantee)) END,
             CASE WHEN is_grantable THEN 'WITH GRANT OPTION' END)
      FROM aclexplode(coalesce(live.datacl, acldefault('d', live.datdba)))
  LOOP
    EXECUTE statement;
  END LOOP;
END
$body$;
REVOKE ALL ON FUNCTION portfolio.take_settings() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION portfolio.take_settings() TO "@restore@";
COMMIT;

-- A superuser that has just got another name cannot connect again: a person runs this file once more.
SELECT :'in_application' = 't' AND session_user = :'USER' AS may_connect \gset
\if :may_connect
\set this_file `ls /docker-entrypoint-initdb.d/12-backup.sql /access/12-backup.sql 2>/dev/null | head -n 1`
\connect "@template@"
\i :this_file
\endif
