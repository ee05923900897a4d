-- What needs a superuser. The image runs it on an empty volume, and it may run again: it replaces the functions of an older version.
-- On a volume of development, whose superuser has another name, that superuser runs it once and is called postgres afterwards.
-- No object of a user is resolved by name: search_path is pinned before anything else, as in every session of ours.
\set ON_ERROR_STOP on
\set QUIET on
SET search_path = pg_catalog;

-- 1. The functions of the access job. They are in a database in which no user may create anything.
\connect postgres
SET search_path = pg_catalog;
SET client_min_messages = 'warning';
SET log_statement = 'none';
BEGIN;
REVOKE ALL ON DATABASE postgres, template1 FROM PUBLIC;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
DROP SCHEMA IF EXISTS portfolio CASCADE;
CREATE SCHEMA portfolio;
-- The admin is a member of this role: on a volume of development, the superuser may still have the name of the admin.
SELECT 'CREATE ROLE portfolio_access' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'portfolio_access') \gexec

CREATE FUNCTION portfolio.revision() RETURNS text
  LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS 'SELECT ''@revision@''';

-- The second login of the application, while postgresql.conf declares it. It starts as the application, with the settings of the first
-- login, and has no rights of its own: what it is without SET ROLE is a member of the application.
CREATE FUNCTION portfolio.maintain_second_login() RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET client_min_messages = 'error' AS $body$
DECLARE
  second oid := (SELECT oid FROM pg_roles WHERE rolname = '@app2@');
BEGIN
  IF EXISTS (SELECT FROM pg_file_settings WHERE name = 'portfolio.second_login') THEN
    IF second IS NULL THEN
      CREATE ROLE "@app2@";
      second := '@app2@'::regrole;
    END IF;
    COMMENT ON ROLE "@app2@" IS 'second login of @app@';
    ALTER ROLE "@app2@" LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS INHERIT CONNECTION LIMIT 75;
    GRANT "@app@" TO "@app2@";
    GRANT "@app2@" TO "@restore@";
    -- ALTER ROLE SET role is refused in a function, and settings belong to logins.
    DELETE FROM pg_db_role_setting WHERE setrole = second;
    INSERT INTO pg_db_role_setting (setdatabase, setrole, setconfig)
    SELECT databases.oid, second,
           CASE databases.oid WHEN 0 THEN ARRAY['role=@app@'] ELSE ARRAY[]::text[] END
             || ARRAY(SELECT setting FROM unnest(setconfig) AS setting WHERE setting !~ '^role=')
      FROM (SELECT 0::oid AS oid UNION SELECT setdatabase FROM pg_db_role_setting WHERE setrole = '@app@'::regrole) AS databases
      LEFT JOIN pg_db_role_setting ON setdatabase = databases.oid AND setrole = '@app@'::regrole;
    DELETE FROM pg_db_role_setting WHERE setrole = second AND setconfig = '{}';
  ELSIF shobj_description(second, 'pg_authid') = 'second login of @app@' THEN
    ALTER ROLE "@app2@" NOLOGIN PASSWORD NULL;
    REVOKE "@app@" FROM "@app2@";
    PERFORM pg_terminate_backend(pid) FROM pg_stat_activity WHERE usesysid = second;
    BEGIN
      DROP ROLE "@app2@";
    EXCEPTION WHEN dependent_objects_still_exist THEN
      NULL; -- It stays without a way in until what it created is gone.
    END;
  END IF;
END $body$;

-- Roles, their attributes, their memberships, and who may connect: exactly this, however often it runs.
CREATE FUNCTION portfolio.maintain() RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET client_min_messages = 'error' AS $body$
DECLARE
  membership record;
  wanted record;
BEGIN
  -- Together fewer connections than the server has, so that administration is possible while an application is in trouble.
  FOR wanted IN SELECT * FROM (VALUES
      ('@owner@', 'NOLOGIN NOCREATEDB NOBYPASSRLS CONNECTION LIMIT -1'),
      ('@admin@', 'LOGIN NOCREATEDB NOBYPASSRLS CONNECTION LIMIT 5'),
      ('@app@', 'LOGIN NOCREATEDB NOBYPASSRLS CONNECTION LIMIT 75'),
      ('@migrate@', 'LOGIN NOCREATEDB NOBYPASSRLS CONNECTION LIMIT 5'),
      ('@read-only@', 'LOGIN NOCREATEDB NOBYPASSRLS CONNECTION LIMIT 10'),
      ('@metrics@', 'LOGIN NOCREATEDB NOBYPASSRLS CONNECTION LIMIT 3'),
      ('@backup@', 'LOGIN NOCREATEDB BYPASSRLS CONNECTION LIMIT 5'),
      ('@restore@', 'LOGIN CREATEDB BYPASSRLS CONNECTION LIMIT 5')) AS roles (name, attributes)
  LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted.name) THEN
      EXECUTE format('CREATE ROLE %I', wanted.name);
    END IF;
    EXECUTE format('ALTER ROLE %I NOSUPERUSER NOCREATEROLE NOREPLICATION INHERIT %s', wanted.name, wanted.attributes);
  END LOOP;

  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'portfolio_adoption') THEN
    PERFORM pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'portfolio_adoption';
    DROP ROLE portfolio_adoption;
  END IF;

  -- Older versions let the admin grant the other roles: what it granted goes with its own memberships.
  FOR membership IN
    SELECT quote_ident(r.rolname) AS role, quote_ident(g.rolname) AS grantor
      FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.roleid LEFT JOIN pg_roles g ON g.oid = m.grantor
     WHERE m.member = (SELECT oid FROM pg_roles WHERE rolname = '@admin@') AND r.rolname <> 'portfolio_access'
  LOOP
    EXECUTE format('REVOKE %s FROM "@admin@"', membership.role)
         || CASE WHEN current_setting('server_version_num')::int < 160000 THEN '' ELSE ' GRANTED BY ' || membership.grantor END
         || ' CASCADE';
  END LOOP;
  GRANT "@owner@" TO "@migrate@";
  GRANT pg_monitor TO "@metrics@";
  GRANT "@owner@", "@app@", "@migrate@", "@read-only@", pg_signal_backend TO "@restore@";

  PERFORM portfolio.maintain_second_login();

  -- Large objects have owners, and a dump reads all of them.
  ALTER ROLE "@backup@" SET lo_compat_privileges = on;
  -- Neither statistics nor the log show what the access job does.
  ALTER ROLE "@admin@" SET track_activities = off;
  ALTER ROLE "@admin@" SET log_statement = 'none';
  ALTER ROLE "@admin@" SET log_min_duration_statement = -1;
  ALTER ROLE "@admin@" SET log_min_error_statement = 'panic';

  REVOKE ALL ON DATABASE postgres, template1 FROM PUBLIC;
  GRANT CONNECT ON DATABASE postgres TO "@admin@", "@restore@";
  IF EXISTS (SELECT FROM pg_database WHERE datname = '@database@') THEN
    REVOKE ALL ON DATABASE "@database@" FROM PUBLIC;
    GRANT CONNECT ON DATABASE "@database@"
       TO "@admin@", "@app@", "@migrate@", "@read-only@", "@metrics@", "@backup@", "@restore@";
    GRANT TEMPORARY ON DATABASE "@database@" TO "@app@";
  END IF;

  GRANT USAGE ON SCHEMA portfolio TO "@restore@";
  GRANT EXECUTE ON FUNCTION portfolio.hold_live(), portfolio.release_live() TO "@restore@";
  -- After a restore that was killed
  IF NOT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND classid = 727 AND objid = 1
                    AND database = (SELECT oid FROM pg_database WHERE datname = 'postgres')) THEN
    PERFORM portfolio.release_live();
  END IF;
END $body$;

-- While a copy is restored, its code runs as a member of the owner. It must not drop, rename or close the live database or a former one,
-- so these belong to the superuser meanwhile. Code of a copy cannot call this: it has no session in this database.
CREATE FUNCTION portfolio.hold_live() RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $body$
DECLARE
  live name;
BEGIN
  ALTER ROLE "@restore@" RESET ALL;
  FOR live IN
    SELECT datname FROM pg_database
     WHERE pg_get_userbyid(datdba) = '@owner@'
       AND (datname IN ('@database@', '@incomplete@') OR datname ~ ('^' || left('@database@', 39) || '_before_[0-9]{8}T[0-9]{6}Z$'))
  LOOP
    EXECUTE format('ALTER DATABASE %I OWNER TO postgres', live);
    EXECUTE format('GRANT ALL ON DATABASE %I TO "@owner@"', live);
  END LOOP;
END $body$;

CREATE FUNCTION portfolio.release_live() RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $body$
DECLARE
  live name;
BEGIN
  FOR live IN
    SELECT datname FROM pg_database
     WHERE datdba = 10
       AND (datname IN ('@database@', '@incomplete@') OR datname ~ ('^' || left('@database@', 39) || '_before_[0-9]{8}T[0-9]{6}Z$'))
  LOOP
    EXECUTE format('ALTER DATABASE %I OWNER TO "@owner@"', live);
  END LOOP;
END $body$;

-- The server reads a password from its own pod, so that no statement of a client holds one, not even its verifier.
-- An error does not repeat the statement that failed. Extensions that record nested statements record none of these.
CREATE FUNCTION portfolio.read_password(purpose text) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  SET password_encryption = 'scram-sha-256' SET log_statement = 'none' SET log_min_error_statement = 'panic'
  SET pg_stat_statements.track = 'none' SET pgaudit.log = 'none' SET auto_explain.log_min_duration = '-1' AS $body$
DECLARE
  role text;
  password text;
BEGIN
  SELECT name INTO role
    FROM (VALUES ('admin', '@admin@'), ('app', '@app@'), ('app2', '@app2@'), ('migrate', '@migrate@'), ('read-only', '@read-only@'),
                 ('metrics', '@metrics@'), ('backup', '@backup@'), ('restore', '@restore@'), ('superuser', 'postgres')) AS roles (file, name)
   WHERE file = purpose;
  IF role IS NULL THEN
    RAISE EXCEPTION 'No user has this purpose.';
  END IF;
  password := rtrim(pg_read_file('/run/credentials/' || purpose, 0, 65536, true), E'\n');
  IF password IS NULL OR password = '' THEN
    RAISE EXCEPTION 'A file in /run/credentials is missing or empty.';
  END IF;
  BEGIN
    EXECUTE format('ALTER ROLE %I PASSWORD %L', role, password);
  EXCEPTION WHEN OTHERS THEN
    RAISE EXCEPTION 'The server refuses the password of %: error %.', role, SQLSTATE;
  END;
END $body$;

-- Reads a renewed certificate.
CREATE FUNCTION portfolio.reload() RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS 'SELECT pg_reload_conf()';

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA portfolio FROM PUBLIC;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA portfolio TO portfolio_access;
GRANT USAGE ON SCHEMA portfolio TO portfolio_access;
COMMIT;

-- 2. The database of the application.
\connect "@database@"
SET search_path = pg_catalog;
SET client_min_messages = 'warning';
SET log_statement = 'none';
-- The function of an event trigger runs with the rights of the session, so no user may change it. Triggers do not fire here.
SET session_replication_role = 'replica';
DO $body$
DECLARE
  unsafe record;
BEGIN
  FOR unsafe IN
    SELECT evtname, evtfoid::regprocedure AS routine, pg_get_userbyid(proowner) AS owner
      FROM pg_event_trigger JOIN pg_proc p ON p.oid = evtfoid
     WHERE NOT EXISTS (SELECT FROM pg_roles WHERE oid = proowner AND rolsuper)
  LOOP
    RAISE EXCEPTION '% can change %, which the event trigger % runs with the rights of every session, also of a superuser. Review the function, then run: ALTER FUNCTION % OWNER TO postgres',
      unsafe.owner, unsafe.routine, quote_ident(unsafe.evtname), unsafe.routine;
  END LOOP;
END $body$;
BEGIN;
SELECT session_user AS former, session_user <> 'postgres' AS renaming,
       NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '@admin@') AS adopting,
       NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '@restore@') AS upgrading \gset
\if :renaming
-- A user cannot rename itself, and postgres cannot log in over the network: this role stands in for it until portfolio.maintain() drops it.
CREATE ROLE portfolio_adoption SUPERUSER LOGIN;
DO $body$ BEGIN
  EXECUTE format('ALTER ROLE portfolio_adoption PASSWORD %L', (SELECT rolpassword FROM pg_authid WHERE rolname = session_user));
END $body$;
SET SESSION AUTHORIZATION portfolio_adoption;
ALTER ROLE :"former" RENAME TO postgres;
RESET SESSION AUTHORIZATION;
ALTER ROLE portfolio_adoption SET role = 'postgres';
\endif
SELECT format('CREATE ROLE %I', name)
  FROM (VALUES ('@owner@'), ('@admin@'), ('@app@'), ('@migrate@'), ('@read-only@'), ('@metrics@'), ('@backup@'), ('@restore@')) AS wanted (name)
 WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) \gexec

-- What a migration creates belongs to the owner, in whichever database. No function may set this.
ALTER ROLE "@migrate@" SET role = '@owner@';
ALTER ROLE "@migrate@" IN DATABASE "@database@" RESET role;
ALTER DATABASE "@database@" OWNER TO "@owner@";
ALTER SCHEMA public OWNER TO "@owner@";
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO "@app@", "@read-only@", "@backup@";
REVOKE ALL ON FUNCTION pg_reload_conf() FROM "@admin@";

-- What comes later. To read everything is less than pg_read_all_data, which also reads the passwords of pg_authid.
ALTER DEFAULT PRIVILEGES FOR ROLE "@owner@" GRANT USAGE ON SCHEMAS TO "@app@", "@read-only@", "@backup@";
ALTER DEFAULT PRIVILEGES FOR ROLE "@owner@" GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON TABLES TO "@app@";
ALTER DEFAULT PRIVILEGES FOR ROLE "@owner@" GRANT SELECT, USAGE, UPDATE ON SEQUENCES TO "@app@";
ALTER DEFAULT PRIVILEGES FOR ROLE "@owner@" GRANT SELECT ON TABLES TO "@read-only@", "@backup@";
ALTER DEFAULT PRIVILEGES FOR ROLE "@owner@" GRANT SELECT ON SEQUENCES TO "@read-only@", "@backup@";

\if :adopting
-- On a volume of development, the superuser owns what the application created. What belongs to something else follows it.
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
 WHERE proowner = 'postgres'::regrole AND prorettype <> 'event_trigger'::regtype AND nspname !~ '^pg_' AND nspname <> 'information_schema'
   AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype IN ('e', 'i')) \gexec
SELECT format('ALTER TYPE %s OWNER TO "@owner@"', t.oid::regtype)
  FROM pg_type t JOIN pg_namespace n ON n.oid = typnamespace
 WHERE typowner = 'postgres'::regrole AND typtype IN ('d', 'e', 'r', 'c') AND nspname !~ '^pg_' AND nspname <> 'information_schema'
   AND (typrelid = 0 OR (SELECT relkind FROM pg_class WHERE oid = typrelid) = 'c')
   AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_type'::regclass AND d.objid = t.oid AND d.deptype IN ('e', 'i')) \gexec
-- Large objects are made by applications at run time, and only their owner may read them.
SELECT format('ALTER LARGE OBJECT %s OWNER TO "@app@"', oid) FROM pg_largeobject_metadata WHERE lomowner = 'postgres'::regrole \gexec
-- Rights on what is there are granted this one time: later they would open what a migration has closed.
SELECT format('GRANT USAGE ON SCHEMA %I TO "@app@", "@read-only@", "@backup@"', nspname)
  FROM pg_namespace WHERE nspowner = '@owner@'::regrole \gexec
SELECT format('GRANT %s ON %s TO %s', privileges, c.oid::regclass, names)
  FROM pg_class c JOIN (VALUES
         ('"@app@"', 'S', 'SELECT, USAGE, UPDATE'), ('"@app@"', 'rpvm', 'SELECT, INSERT, UPDATE, DELETE, TRUNCATE'),
         ('"@read-only@", "@backup@"', 'Srpvm', 'SELECT')) AS wanted (names, kinds, privileges)
    ON strpos(kinds, relkind::text) > 0
 WHERE relowner = '@owner@'::regrole \gexec
\elif :upgrading
-- An older version of production: an application that may delete all rows may truncate, and one that draws numbers may set them.
SELECT format('GRANT %s ON %s TO "@app@"', CASE relkind WHEN 'S' THEN 'UPDATE' ELSE 'TRUNCATE' END, c.oid::regclass)
  FROM pg_class c
 WHERE relowner = '@owner@'::regrole
   AND CASE WHEN relkind = 'S' THEN has_sequence_privilege('@app@', c.oid, 'USAGE')
            WHEN relkind IN ('r', 'p') THEN has_table_privilege('@app@', c.oid, 'DELETE')
            ELSE false END \gexec
\endif

-- From here on the access job comes in. The server reads the passwords itself, as portfolio.read_password does.
DO $body$
DECLARE
  login record;
  password text;
BEGIN
  FOR login IN SELECT * FROM (VALUES ('postgres', 'superuser'), ('@admin@', 'admin')) AS logins (role, file) LOOP
    password := rtrim(pg_read_file('/run/credentials/' || login.file, 0, 65536, true), E'\n');
    IF password IS NULL OR password = '' THEN
      RAISE EXCEPTION 'A file in /run/credentials is missing or empty.';
    END IF;
    BEGIN
      EXECUTE format('ALTER ROLE %I LOGIN PASSWORD %L', login.role, password);
    EXCEPTION WHEN OTHERS THEN
      RAISE EXCEPTION 'The server refuses the password of %: error %.', login.role, SQLSTATE;
    END;
  END LOOP;
END $body$;
ALTER ROLE "@admin@" INHERIT NOCREATEROLE;
GRANT portfolio_access TO "@admin@";
GRANT CONNECT ON DATABASE postgres TO "@admin@";
COMMIT;

\if :renaming
-- A session that the former superuser still has would stay one.
SELECT count(pg_terminate_backend(pid)) AS ended
  FROM pg_stat_activity WHERE usename = 'postgres' AND pid <> pg_backend_pid() \gset
\connect "@database@" portfolio_adoption
SET search_path = pg_catalog;
\else
-- 3. All users and their passwords; the access job does the same. The next script finds the database of the application again.
\connect postgres
SET search_path = pg_catalog;
SET client_min_messages = 'warning';
\o /dev/null
SELECT portfolio.maintain();
-- The user for restores is newer than the others, and a second login may be: a store may not have their passwords yet.
SELECT portfolio.read_password(purpose)
  FROM (VALUES ('app'), ('app2'), ('migrate'), ('read-only'), ('metrics'), ('backup'), ('restore')) AS purposes (purpose)
 WHERE purpose NOT IN ('app2', 'restore') OR (pg_stat_file('/run/credentials/' || purpose, true)).size > 0;
\o
\connect "@database@"
SET search_path = pg_catalog;
\endif
