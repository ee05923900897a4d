-- Which entries of the copy's table of contents are not restored, because this database has them already or only a superuser may make
-- them: a part of their line, or the beginning and the end of it.
CREATE TEMP TABLE copied (role name NOT NULL, superuser boolean NOT NULL, member_of name);
\copy copied FROM /scratch/copy/roles
SELECT 'there', format(' SCHEMA - %s ', nspname), '' FROM pg_namespace;
SELECT 'there', format(' %s - %s', kind, name), '' FROM (VALUES ('EXTENSION', ''), ('COMMENT', 'EXTENSION ')) AS entry (kind, name);
-- Of an earlier version of the platform
SELECT 'there', ' ACL pg_catalog FUNCTION pg_reload_conf() ', '';
SELECT 'superuser', format(' %s ', kind), ''
  FROM (VALUES ('EVENT TRIGGER -'), ('COMMENT - EVENT TRIGGER'), ('SUBSCRIPTION -'), ('SUBSCRIPTION TABLE'), ('COMMENT - SUBSCRIPTION'), ('ACL pg_catalog')) AS entry (kind)
 WHERE NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user);
SELECT 'superuser', ' DEFAULT ACL ', ' ' || role
  FROM copied LEFT JOIN pg_roles ON rolname = role
 WHERE member_of IS NULL AND (oid IS NULL OR NOT pg_has_role(oid, 'MEMBER'));
SELECT 'superuser', format(' TABLE DATA %s %s ', nspname, relname), ''
  FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
  JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = c.oid AND deptype = 'e'
 WHERE NOT has_table_privilege(c.oid, 'INSERT');
