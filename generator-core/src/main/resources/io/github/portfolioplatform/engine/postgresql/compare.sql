-- Whether each role may do with the restored objects what it could do with those that were copied. Grants that only another role could
-- give are given here. Text of the copy is compared, and never executed: statements name objects as this database calls them.
CREATE TEMP TABLE copied (object text NOT NULL, attribute text, owner name NOT NULL, grantor name NOT NULL, grantee text,
  privilege text NOT NULL CHECK (privilege ~ '^[A-Z ]+$'), grantable boolean NOT NULL);
CREATE TEMP TABLE restored (LIKE copied INCLUDING ALL);
CREATE TEMP TABLE expected (LIKE copied INCLUDING ALL);
\copy copied FROM /scratch/copy/rights
\copy restored FROM /tmp/rights

-- What belonged to a role that this user cannot become, as a superuser is, belongs to the owner of the database.
CREATE TEMP VIEW mine AS SELECT rolname FROM pg_roles WHERE pg_has_role(oid, 'MEMBER');
INSERT INTO expected
SELECT DISTINCT object, attribute, coalesce(m.rolname, :'owner'),
       CASE WHEN grantor = owner THEN coalesce(m.rolname, :'owner') ELSE grantor END,
       CASE WHEN grantee = quote_ident(owner) THEN quote_ident(coalesce(m.rolname, :'owner')) ELSE grantee END, privilege, grantable
  FROM copied LEFT JOIN mine m ON m.rolname = owner
 WHERE object !~ '^DEFAULT ' OR m.rolname IS NOT NULL;
DELETE FROM expected WHERE grantee IN (SELECT quote_ident(rolname) FROM pg_roles WHERE rolsuper) AND NOT :as_superuser;
DELETE FROM restored WHERE grantee IN (SELECT quote_ident(rolname) FROM pg_roles WHERE rolsuper) AND NOT :as_superuser;

CREATE TEMP VIEW missing AS SELECT * FROM expected EXCEPT SELECT * FROM restored;
CREATE TEMP VIEW extra AS SELECT * FROM restored EXCEPT SELECT * FROM expected;
\t on
SELECT CASE privilege WHEN 'OWNER' THEN format('ALTER %s OWNER TO %s', r.object, m.grantee)
         ELSE format('SET ROLE %I; GRANT %s %s ON %s TO %s %s; RESET ROLE', grantor, privilege, '(' || attribute || ')', r.object,
                coalesce(grantee, 'PUBLIC'), CASE WHEN grantable THEN 'WITH GRANT OPTION' END) END
  FROM missing m JOIN (SELECT DISTINCT object FROM restored WHERE object !~ '^DEFAULT ') r USING (object)
 WHERE (attribute IS NULL OR attribute IN (SELECT quote_ident(attname) FROM pg_attribute))
   AND (grantee IS NULL OR grantee IN (SELECT quote_ident(rolname) FROM pg_roles))
 ORDER BY privilege <> 'OWNER', grantor <> m.owner, NOT grantable \gexec
SELECT format('SET ROLE %I; REVOKE %s %s ON %s FROM %s; RESET ROLE', grantor, privilege, '(' || attribute || ')', object, coalesce(grantee, 'PUBLIC'))
  FROM extra WHERE privilege <> 'OWNER' AND object !~ '^DEFAULT ' \gexec

TRUNCATE restored;
\o /tmp/rights
\i /backup/rights.sql
\o
\copy restored FROM /tmp/rights
DELETE FROM restored WHERE grantee IN (SELECT quote_ident(rolname) FROM pg_roles WHERE rolsuper) AND NOT :as_superuser;
SELECT 'missing', * FROM missing UNION ALL SELECT 'not in the copy', * FROM extra ORDER BY 2, 1;
