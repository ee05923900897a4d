-- The rights in this database now
\o /tmp/rights
\i /backup/rights.sql
\o
TRUNCATE restored;
\copy restored FROM /tmp/rights
DELETE FROM restored WHERE grantee IN (TABLE superusers) AND NOT :'as_superuser';
