-- Prepares a new database for what the copy has: its extensions, and no schema public if it has none. Says which extensions are missing
-- that only a superuser may create: all others are trusted, or in the template.
-- A person runs what this prints, so that no name of the copy may be a command.
CREATE TEMP TABLE copied (extension name NOT NULL CHECK (extension ~ '^[A-Za-z0-9_-]+$'), schema name NOT NULL CHECK (schema !~ '[[:cntrl:]]'));
\copy copied FROM /scratch/copy/extensions
CREATE TEMP TABLE objects (object text, attribute text, owner text, grantor text, grantee text, privilege text, grantable boolean);
\copy objects FROM /scratch/copy/rights
SELECT 'DROP SCHEMA public' WHERE NOT EXISTS (SELECT FROM objects WHERE object = 'SCHEMA public') \gexec

SELECT rolsuper AS as_superuser FROM pg_roles WHERE rolname = current_user \gset
CREATE TEMP VIEW missing AS
SELECT extension, schema,
       EXISTS (SELECT FROM pg_available_extension_versions WHERE name = extension AND (trusted OR :'as_superuser')) AS may
  FROM copied WHERE extension NOT IN (SELECT extname FROM pg_extension);
SELECT CASE n WHEN 1 THEN format('CREATE SCHEMA IF NOT EXISTS %I AUTHORIZATION %I', schema, :'owner')
              ELSE format('CREATE EXTENSION %I SCHEMA %I CASCADE', extension, schema) END
  FROM missing, generate_series(1, 2) AS n
 WHERE may AND NOT EXISTS (SELECT FROM missing WHERE NOT may)
   AND (n = 2 OR schema NOT IN (SELECT nspname FROM pg_namespace)) AND schema !~ '^pg_' \gexec
SELECT format('psql -X -U postgres -d %I -c ''CREATE SCHEMA IF NOT EXISTS %I AUTHORIZATION %I'' -c ''CREATE EXTENSION %I SCHEMA %I''',
         :'template', replace(schema, '''', '''\'''''), :'owner', extension, replace(schema, '''', '''\'''''))
  FROM missing WHERE NOT may;
