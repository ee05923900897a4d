-- How many rows each table has, and how many large objects there are. Materialized views are made from tables when they are restored.
SET search_path = '';
SET row_security = off;
SELECT pg_catalog.format('SELECT %L, pg_catalog.count(*) FROM ONLY %s', c.oid::pg_catalog.regclass, c.oid::pg_catalog.regclass)
  FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = relnamespace
 WHERE relkind = 'r' AND nspname !~ '^pg_' AND nspname NOT IN ('information_schema', 'portfolio')
   AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
                    WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = c.oid AND d.deptype = 'e')
 UNION ALL
SELECT 'SELECT ''large objects'', pg_catalog.count(*) FROM pg_catalog.pg_largeobject_metadata'
 WHERE EXISTS (SELECT FROM pg_catalog.pg_largeobject_metadata) \gexec
