-- What only a superuser can do. Runs on an empty volume, and may run again. On a volume from before, whose superuser has another name,
-- that superuser runs it once, and is called postgres from then on.
\set ON_ERROR_STOP on
SET log_statement = 'none';
SET log_min_duration_statement = -1;
SET log_min_error_statement = 'panic';
SET client_min_messages = 'warning';

\set superuser `cat /run/credentials/superuser`
\set admin `cat /run/credentials/admin`
SELECT '' IN (:'superuser', :'admin') AS incomplete \gset
\if :incomplete
DO 'BEGIN RAISE EXCEPTION ''A file in /run/credentials is missing or empty.''; END';
\endif

BEGIN;
SELECT session_user AS former, session_user <> 'postgres' AS adopting \gset
\if :adopting
-- Nobody can rename the user that he came as.
CREATE ROLE portfolio_adoption SUPERUSER;
SET SESSION AUTHORIZATION portfolio_adoption;
ALTER ROLE :"former" RENAME TO postgres;
RESET SESSION AUTHORIZATION;
DROP ROLE portfolio_adoption;
SELECT format('ALTER ROLE postgres PASSWORD %L', :'superuser') \gexec
\endif

-- The owner of everything, as whom nobody logs in; and who looks after the users, and has no rights on data of its own.
SELECT format('CREATE ROLE %I NOLOGIN', name)
  FROM (VALUES ('@owner@')) AS wanted (name)
 WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) \gexec
SELECT format('CREATE ROLE %I LOGIN CREATEROLE NOINHERIT', name)
  FROM (VALUES ('@admin@')) AS wanted (name)
 WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) \gexec
SELECT format('ALTER ROLE "@admin@" PASSWORD %L', :'admin') \gexec
GRANT "@owner@", pg_monitor TO "@admin@" WITH ADMIN OPTION;
-- Its statements hold passwords, which the log must not.
ALTER ROLE "@admin@" SET log_statement = 'none';
ALTER ROLE "@admin@" SET log_min_duration_statement = -1;
ALTER ROLE "@admin@" SET log_min_error_statement = 'panic';
GRANT EXECUTE ON FUNCTION pg_reload_conf() TO "@admin@";
\set restore `cat /run/credentials/restore`
SELECT format('CREATE ROLE %I LOGIN', name)
  FROM (VALUES ('@app@'), ('@migrate@'), ('@read-only@'), ('@backup@'), ('@restore@')) AS wanted (name)
 WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) \gexec
ALTER ROLE "@restore@" CREATEDB CONNECTION LIMIT 5;
SELECT format('ALTER ROLE "@restore@" PASSWORD %L', :'restore') \gexec
GRANT "@owner@", "@app@", "@migrate@", "@read-only@", pg_signal_backend TO "@restore@";
ALTER ROLE "@backup@" BYPASSRLS;
ALTER ROLE "@backup@" SET lo_compat_privileges = on;
GRANT "@app@", "@migrate@", "@read-only@", "@backup@" TO "@admin@" WITH ADMIN OPTION;
GRANT CONNECT ON DATABASE "@database@", postgres TO "@restore@";

ALTER DATABASE "@database@" OWNER TO "@owner@";
ALTER SCHEMA public OWNER TO "@owner@";
REVOKE ALL ON DATABASE postgres, template1 FROM PUBLIC;

-- On a volume from before, the superuser owns what the application made. What belongs to something else follows it.
SELECT format('ALTER %s %s OWNER TO "@owner@"',
         CASE relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW' WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END,
         c.oid::regclass)
  FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
 WHERE relkind IN ('r', 'p', 'v', 'm', 'S') AND relowner = 'postgres'::regrole
   AND nspname !~ '^pg_' AND nspname <> 'information_schema'
   AND NOT EXISTS (SELECT FROM pg_depend d
                    WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid
                      AND (d.deptype = 'e' OR relkind = 'S' AND d.deptype IN ('a', 'i'))) \gexec
SELECT format('ALTER SCHEMA %I OWNER TO "@owner@"', nspname)
  FROM pg_namespace n
 WHERE nspowner = 'postgres'::regrole AND nspname !~ '^pg_' AND nspname <> 'information_schema'
   AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_namespace'::regclass AND d.objid = n.oid AND d.deptype = 'e') \gexec
SELECT format('ALTER ROUTINE %s OWNER TO "@owner@"', p.oid::regprocedure)
  FROM pg_proc p JOIN pg_namespace n ON n.oid = pronamespace
 WHERE proowner = 'postgres'::regrole AND nspname !~ '^pg_' AND nspname <> 'information_schema'
   AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype IN ('e', 'i')) \gexec
SELECT format('ALTER TYPE %s OWNER TO "@owner@"', t.oid::regtype)
  FROM pg_type t JOIN pg_namespace n ON n.oid = typnamespace
 WHERE typowner = 'postgres'::regrole AND typtype IN ('d', 'e', 'r', 'c') AND nspname !~ '^pg_' AND nspname <> 'information_schema'
   AND (typrelid = 0 OR (SELECT relkind FROM pg_class WHERE oid = typrelid) = 'c')
   AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_type'::regclass AND d.objid = t.oid AND d.deptype IN ('e', 'i')) \gexec
COMMIT;

\if :adopting
-- Whoever is still here as the former superuser would stay one.
SELECT count(pg_terminate_backend(pid)) AS ended
  FROM pg_stat_activity WHERE usename = 'postgres' AND pid <> pg_backend_pid() \gset
\endif
