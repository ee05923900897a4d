-- Who owns each object, and who may do what with it: object, column, owner, grantor, grantee (none for PUBLIC), privilege, grantable.
-- An object is called as GRANT calls it. What the platform has made is left out, and of the members of extensions there is only what was
-- granted to other roles.
COPY (
  WITH everything (class, id, object, attribute, owner, acl) AS (
    SELECT 'pg_class'::regclass, c.oid, format('%s %s', CASE relkind WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END, c.oid::regclass), NULL::text,
           relowner, coalesce(relacl, acldefault(CASE relkind WHEN 'S' THEN 's'::"char" ELSE 'r' END, relowner)), relnamespace
      FROM pg_class c WHERE relkind IN ('r', 'p', 'v', 'm', 'S', 'f')
     UNION ALL
    SELECT 'pg_class'::regclass, c.oid, format('TABLE %s', c.oid::regclass), quote_ident(attname), relowner, attacl, relnamespace
      FROM pg_class c JOIN pg_attribute ON attrelid = c.oid
     WHERE relkind IN ('r', 'p', 'v', 'm', 'f') AND attacl IS NOT NULL AND NOT attisdropped
     UNION ALL
    SELECT 'pg_proc'::regclass, oid, format('ROUTINE %s', oid::regprocedure), NULL, proowner, coalesce(proacl, acldefault('f', proowner)), pronamespace
      FROM pg_proc
     UNION ALL
    SELECT 'pg_type'::regclass, oid, format('TYPE %s', format_type(oid, NULL)), NULL, typowner, coalesce(typacl, acldefault('T', typowner)), typnamespace
      FROM pg_type
     WHERE typtype IN ('d', 'e', 'r', 'c') AND (typrelid = 0 OR (SELECT relkind FROM pg_class c WHERE c.oid = typrelid) = 'c')
     UNION ALL
    SELECT 'pg_namespace'::regclass, oid, format('SCHEMA %I', nspname), NULL, nspowner, coalesce(nspacl, acldefault('n', nspowner)), oid
      FROM pg_namespace
     UNION ALL
    SELECT 'pg_largeobject'::regclass, oid, format('LARGE OBJECT %s', oid), NULL, lomowner, coalesce(lomacl, acldefault('L', lomowner)), NULL
      FROM pg_largeobject_metadata
     UNION ALL
    SELECT 'pg_foreign_server'::regclass, oid, format('FOREIGN SERVER %I', srvname), NULL, srvowner, coalesce(srvacl, acldefault('S', srvowner)), NULL
      FROM pg_foreign_server
  ), ours AS (
    SELECT e.*, EXISTS (SELECT FROM pg_depend d WHERE d.classid = class AND d.objid = id AND d.deptype = 'e') AS is_member
      FROM everything AS e (class, id, object, attribute, owner, acl, namespace)
     WHERE (namespace IS NULL OR (SELECT nspname !~ '^pg_' AND nspname NOT IN ('information_schema', 'portfolio')
                                    FROM pg_namespace n WHERE n.oid = namespace))
       AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = class AND d.objid = id AND d.deptype = 'i' AND d.refclassid <> 'pg_class'::regclass)
  )
  SELECT object, NULL, pg_get_userbyid(owner), pg_get_userbyid(owner), owner::regrole::text, 'OWNER', false
    FROM ours WHERE attribute IS NULL AND NOT is_member
   UNION ALL
  SELECT CASE WHEN is_member THEN 'EXTENSION ' ELSE '' END || object, attribute, pg_get_userbyid(owner), pg_get_userbyid(grantor),
         nullif(grantee, 0)::regrole::text, privilege_type, is_grantable
    FROM ours, aclexplode(acl)
   -- Version 17 has given it to all owners.
   WHERE NOT (grantee = owner AND privilege_type = 'MAINTAIN') AND NOT (is_member AND grantee IN (0, owner))
   UNION ALL
  SELECT format('DEFAULT %s %s', defaclobjtype, nullif(defaclnamespace, 0)::regnamespace), NULL, pg_get_userbyid(defaclrole),
         pg_get_userbyid(grantor), nullif(grantee, 0)::regrole::text, privilege_type, is_grantable
    FROM pg_default_acl, aclexplode(defaclacl)
) TO STDOUT;
