-- Whether each role may do with the restored objects what it could do with those that were copied. What pg_restore cannot do as this user
-- is done here: owners who may create nothing in their schema, and grants that only another role can give. Text of the copy is compared,
-- and never executed: statements name objects as this database calls them.
CREATE TEMP TABLE copied (object text NOT NULL, attribute text, owner name NOT NULL, grantor name NOT NULL, grantee text,
  privilege text NOT NULL CHECK (privilege ~ '^[A-Z ]+$'), grantable boolean NOT NULL);
CREATE TEMP TABLE restored (LIKE copied INCLUDING ALL);
CREATE TEMP TABLE expected (LIKE copied INCLUDING ALL);
\copy copied FROM /scratch/copy/rights
SELECT rolsuper AS as_superuser FROM pg_roles WHERE rolname = current_user \gset

-- What belonged to a role that this user cannot become, as a superuser is, belongs to the owner of the database.
CREATE TEMP VIEW mine AS SELECT rolname FROM pg_roles WHERE pg_has_role(oid, 'MEMBER');
CREATE TEMP VIEW superusers AS SELECT quote_ident(rolname) FROM pg_roles WHERE rolsuper;
INSERT INTO expected
SELECT DISTINCT object, attribute, coalesce(m.rolname, :'owner'),
       CASE WHEN grantor = owner THEN coalesce(m.rolname, :'owner') ELSE grantor END,
       CASE WHEN grantee = quote_ident(owner) THEN quote_ident(coalesce(m.rolname, :'owner')) ELSE grantee END, privilege, grantable
  FROM copied LEFT JOIN mine m ON m.rolname = owner
 WHERE object !~ '^(DEFAULT|EXTENSION) ' OR (object ~ '^DEFAULT ' AND m.rolname IS NOT NULL);
DELETE FROM expected WHERE grantee IN (TABLE superusers) AND NOT :'as_superuser';
CREATE TEMP VIEW missing AS SELECT * FROM expected EXCEPT SELECT * FROM restored;
CREATE TEMP VIEW extra AS SELECT * FROM restored EXCEPT SELECT * FROM expected;

\i /backup/restored.sql
SELECT DISTINCT format('GRANT CREATE ON SCHEMA %I TO %s', nspname, m.grantee)
  FROM missing m JOIN restored r USING (object), pg_namespace JOIN mine ON rolname = pg_get_userbyid(nspowner)
 WHERE m.privilege = 'OWNER' AND r.privilege = 'OWNER' AND nspname !~ '^pg_' AND nspname NOT IN ('information_schema', 'portfolio') \gexec
SELECT format('ALTER %s OWNER TO %I', r.object, m.owner)
  FROM missing m JOIN restored r USING (object)
 WHERE m.privilege = 'OWNER' AND r.privilege = 'OWNER' AND object !~ '^SEQUENCE ' \gexec
-- Sequences of columns have followed their tables.
\i /backup/restored.sql
SELECT format('ALTER %s OWNER TO %I', r.object, m.owner)
  FROM missing m JOIN restored r USING (object) WHERE m.privilege = 'OWNER' AND r.privilege = 'OWNER' \gexec

\i /backup/restored.sql
SELECT format('SET ROLE %I; REVOKE %s %s ON %s FROM %s; RESET ROLE', grantor, privilege, '(' || attribute || ')', object, coalesce(grantee, 'PUBLIC'))
  FROM extra WHERE privilege <> 'OWNER' AND object !~ '^(DEFAULT|EXTENSION) ' \gexec
SELECT format('SET ROLE %I; GRANT %s %s ON %s TO %s %s; RESET ROLE', grantor, privilege, '(' || attribute || ')', object,
         coalesce(grantee, 'PUBLIC'), CASE WHEN grantable THEN 'WITH GRANT OPTION' END)
  FROM missing
 WHERE object IN (SELECT object FROM restored WHERE privilege = 'OWNER') AND privilege <> 'OWNER'
   AND (attribute IS NULL OR attribute IN (SELECT quote_ident(attname) FROM pg_attribute))
   AND (grantee IS NULL OR grantee IN (SELECT quote_ident(rolname) FROM pg_roles))
   AND grantor IN (TABLE mine)
 ORDER BY grantor <> owner, NOT grantable \gexec

\i /backup/restored.sql
\o /tmp/given_over
SELECT format('%s (%s)', object, owner) FROM copied WHERE privilege = 'OWNER' AND owner NOT IN (TABLE mine) ORDER BY 1;
\o /tmp/to_grant
-- A person runs this, so that it names members of extensions of this database, and nothing else that the copy says.
SELECT format('GRANT %s %s ON %s TO %s', privilege, '(' || attribute || ')', substr(object, 11), grantee)
  FROM copied c
 WHERE object ~ '^EXTENSION ' AND grantee NOT IN ('backup', 'restore')
   AND substr(object, 11) IN (
         SELECT CASE classid
                  WHEN 'pg_class'::regclass
                  THEN format('%s %s', CASE (SELECT relkind FROM pg_class r WHERE r.oid = objid) WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END, objid::regclass)
                  WHEN 'pg_proc'::regclass THEN format('ROUTINE %s', objid::regprocedure)
                  WHEN 'pg_type'::regclass THEN format('TYPE %s', format_type(objid, NULL))
                  WHEN 'pg_namespace'::regclass THEN format('SCHEMA %s', objid::regnamespace)
                END
           FROM pg_depend WHERE deptype = 'e')
   AND (attribute IS NULL OR attribute IN (SELECT quote_ident(attname) FROM pg_attribute))
   AND grantee ~ '^([a-z_][a-z0-9_$]*|"[^";[:cntrl:]]+")$'
   AND NOT EXISTS (SELECT FROM restored r WHERE (r.object, r.grantee, r.privilege) = (c.object, c.grantee, c.privilege));
DELETE FROM restored WHERE object ~ '^EXTENSION ';
\o /tmp/differences
SELECT '-', * FROM missing UNION ALL SELECT '+', * FROM extra ORDER BY 2, 1;
