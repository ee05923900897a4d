-- Who may do what; every statement may run again. Runs as @admin@; on an empty volume the superuser steps down to it.
\set ON_ERROR_STOP on
SET client_min_messages = 'warning';
SELECT rolsuper AS superuser FROM pg_roles WHERE rolname = session_user \gset
\if :superuser
SET log_statement = 'none';
SET log_min_duration_statement = -1;
SET log_min_error_statement = 'panic';
SET ROLE "@admin@";
\endif

\set app `cat /run/credentials/app`
\set migrate `cat /run/credentials/migrate`
\set read_only `cat /run/credentials/read-only`
\set metrics `cat /run/credentials/metrics`
\set backup `cat /run/credentials/backup`
SELECT '' IN (:'app', :'migrate', :'read_only', :'metrics', :'backup') AS incomplete \gset
\if :incomplete
DO 'BEGIN RAISE EXCEPTION ''A file in /run/credentials is missing or empty.''; END';
\endif

BEGIN;
SELECT format('CREATE ROLE %I LOGIN', name)
  FROM (VALUES ('@app@'), ('@migrate@'), ('@read-only@'), ('@metrics@'), ('@backup@')) AS wanted (name)
 WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) \gexec

-- Together fewer than the server takes, so that an application in trouble leaves room for those who look after it.
SELECT format('ALTER ROLE "@app@" CONNECTION LIMIT 75 PASSWORD %L', :'app') \gexec
SELECT format('ALTER ROLE "@migrate@" CONNECTION LIMIT 5 PASSWORD %L', :'migrate') \gexec
SELECT format('ALTER ROLE "@read-only@" CONNECTION LIMIT 10 PASSWORD %L', :'read_only') \gexec
SELECT format('ALTER ROLE "@metrics@" CONNECTION LIMIT 3 PASSWORD %L', :'metrics') \gexec
SELECT format('ALTER ROLE "@backup@" CONNECTION LIMIT 5 PASSWORD %L', :'backup') \gexec

GRANT "@owner@" TO "@migrate@";
-- Whatever a migration makes belongs to the owner, whoever ran it.
ALTER ROLE "@migrate@" IN DATABASE "@database@" SET role = '@owner@';
GRANT pg_monitor TO "@metrics@";

SET ROLE "@owner@";
REVOKE ALL ON DATABASE "@database@" FROM PUBLIC;
GRANT CONNECT ON DATABASE "@database@"
   TO "@admin@", "@app@", "@migrate@", "@read-only@", "@metrics@", "@backup@", "@restore@";
REVOKE ALL ON SCHEMA public FROM PUBLIC;
-- Of what is there. To read everything is less than pg_read_all_data, which reads the passwords of pg_authid, too.
SELECT format('GRANT USAGE ON SCHEMA %I TO "@app@", "@read-only@", "@backup@"', nspname)
  FROM pg_namespace WHERE nspowner = '@owner@'::regrole \gexec
SELECT format('GRANT %s ON %s TO %s', privileges, c.oid::regclass, names)
  FROM pg_class c JOIN (VALUES
         ('"@app@"', 'S', 'SELECT, USAGE'), ('"@app@"', 'rpvm', 'SELECT, INSERT, UPDATE, DELETE'),
         ('"@read-only@", "@backup@"', 'Srpvm', 'SELECT')) AS wanted (names, kinds, privileges)
    ON strpos(kinds, relkind::text) > 0
 WHERE relowner = '@owner@'::regrole \gexec
-- Of what comes.
ALTER DEFAULT PRIVILEGES GRANT USAGE ON SCHEMAS TO "@app@", "@read-only@", "@backup@";
ALTER DEFAULT PRIVILEGES GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO "@app@";
ALTER DEFAULT PRIVILEGES GRANT SELECT, USAGE ON SEQUENCES TO "@app@";
ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO "@read-only@", "@backup@";
ALTER DEFAULT PRIVILEGES GRANT SELECT ON SEQUENCES TO "@read-only@", "@backup@";
COMMIT;
